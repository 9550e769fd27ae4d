-- With what links that switch the digest off are signed; made when it is first switched on.
ALTER TABLE "members" ADD COLUMN "digest_key" BYTEA;

-- Nobody without a key wants a digest.
ALTER TABLE "members" ADD CONSTRAINT "members_digest_signed" CHECK (NOT "digest" OR "digest_key" IS NOT NULL);
