-- CreateEnum
CREATE TYPE "preset" AS ENUM ('WEIGHTED_SUM', 'RICE', 'ICE', 'WSJF', 'VALUE_EFFORT', 'CUSTOM');

-- CreateEnum
CREATE TYPE "scale" AS ENUM ('ONE_TO_FIVE', 'ZERO_TO_TEN', 'FIBONACCI', 'IMPACT', 'PERCENT', 'MONEY', 'DAYS', 'NUMBER');

-- CreateEnum
CREATE TYPE "input" AS ENUM ('EFFORT', 'ANSWER', 'RATING');

-- CreateEnum
CREATE TYPE "submission_state" AS ENUM ('NEW', 'ACCEPTED', 'DECLINED', 'MERGED');

-- AlterEnum
ALTER TYPE "formula" ADD VALUE 'EXPRESSION';

-- AlterEnum
ALTER TYPE "stage" ADD VALUE 'MERGED';

-- DropIndex
DROP INDEX "criteria_scoring_model_id_name_key";

-- DropIndex
DROP INDEX "criteria_scoring_model_id_position_key";

-- DropIndex
DROP INDEX "ratings_round_id_criterion_id_member_id_key";

-- AlterTable
ALTER TABLE "criteria" ADD COLUMN     "key" TEXT,
ADD COLUMN     "retired_at" TIMESTAMPTZ(3),
ADD COLUMN     "scale" "scale" NOT NULL DEFAULT 'ONE_TO_FIVE',
ADD COLUMN     "unit" TEXT NOT NULL DEFAULT '',
ALTER COLUMN "scale_min" SET DEFAULT 1,
ALTER COLUMN "scale_min" SET DATA TYPE DOUBLE PRECISION,
ALTER COLUMN "scale_max" SET DEFAULT 5,
ALTER COLUMN "scale_max" SET DATA TYPE DOUBLE PRECISION;

-- Every criterion gets a name for formulas, from the name it has.
UPDATE "criteria" SET "key" = 'c_' || lower(regexp_replace(trim("name"), '[^a-zA-Z0-9]+', '_', 'g'));
ALTER TABLE "criteria" ALTER COLUMN "key" SET NOT NULL;

-- AlterTable
ALTER TABLE "opportunities" ADD COLUMN     "merged_into_id" UUID;

-- AlterTable
ALTER TABLE "rating_rounds" ADD COLUMN     "session_id" UUID;

-- AlterTable
ALTER TABLE "ratings" ADD COLUMN     "superseded_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "round_raters" ADD COLUMN     "skip_reason" TEXT,
ADD COLUMN     "skipped_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "scoring_models" ADD COLUMN     "comparisons" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "expression" TEXT,
ADD COLUMN     "per_effort" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "preset" "preset" NOT NULL DEFAULT 'WEIGHTED_SUM';

-- CreateTable
CREATE TABLE "scoring_model_versions" (
    "workspace_id" UUID NOT NULL,
    "scoring_model_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "model" JSONB NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "changed_by_id" UUID,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scoring_model_versions_pkey" PRIMARY KEY ("workspace_id","version")
);

-- CreateTable
CREATE TABLE "rating_sessions" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "due_on" DATE,
    "started_by_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "rating_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "duels" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "winner_id" UUID NOT NULL,
    "loser_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "duels_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "input_requests" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "opportunity_id" UUID NOT NULL,
    "input" "input" NOT NULL,
    "criterion_id" UUID,
    "asked_of_id" UUID NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "chance" DOUBLE PRECISION NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "input_requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision_snapshots" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "decision_snapshots_pkey" PRIMARY KEY ("id")
);

-- What each decision froze moves into a snapshot of its own; the words of the decision stay as they are.
ALTER TABLE "decisions" ADD COLUMN     "reopen_direction" "direction",
ADD COLUMN     "reopen_metric_id" UUID,
ADD COLUMN     "reopen_value" DOUBLE PRECISION,
ADD COLUMN     "reverses_id" UUID,
ADD COLUMN     "snapshot_id" UUID;
ALTER TABLE "decisions" DISABLE TRIGGER USER;
INSERT INTO "decision_snapshots" ("id", "workspace_id", "taken_at", "content")
SELECT "id", "workspace_id", "decided_at", jsonb_build_object(
  'model', coalesce("frozen"->'scoringModel', '{}') || jsonb_build_object('criteria', coalesce("frozen"->'criteria', '[]')),
  'list', coalesce("frozen"->'list', '[]'))
FROM "decisions";
UPDATE "decisions" SET "snapshot_id" = "id";
ALTER TABLE "decisions" ENABLE TRIGGER USER;
ALTER TABLE "decisions" ALTER COLUMN "snapshot_id" SET NOT NULL, DROP COLUMN "frozen";

-- CreateTable
CREATE TABLE "reconfirmations" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "review_date" DATE NOT NULL,
    "confirmed_by_id" UUID NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reconfirmations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "intake_links" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "intro" TEXT NOT NULL DEFAULT '',
    "token_hash" BYTEA NOT NULL,
    "secret" BYTEA NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "intake_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submissions" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "intake_link_id" UUID NOT NULL,
    "receipt_hash" BYTEA NOT NULL,
    "title" TEXT NOT NULL,
    "problem" TEXT NOT NULL,
    "for_whom" TEXT NOT NULL DEFAULT '',
    "submitter_name" TEXT NOT NULL,
    "submitter_email" TEXT,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "submission_state" NOT NULL DEFAULT 'NEW',
    "answer" TEXT NOT NULL DEFAULT '',
    "answered_by_id" UUID,
    "answered_at" TIMESTAMPTZ(3),
    "opportunity_id" UUID,

    CONSTRAINT "submissions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "rating_sessions_workspace_id_started_at_idx" ON "rating_sessions"("workspace_id", "started_at");

-- CreateIndex
CREATE UNIQUE INDEX "rating_sessions_workspace_id_id_key" ON "rating_sessions"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "duels_workspace_id_idx" ON "duels"("workspace_id");

-- CreateIndex
CREATE INDEX "input_requests_workspace_id_asked_of_id_idx" ON "input_requests"("workspace_id", "asked_of_id");

-- CreateIndex
CREATE INDEX "input_requests_workspace_id_opportunity_id_idx" ON "input_requests"("workspace_id", "opportunity_id");

-- CreateIndex
CREATE UNIQUE INDEX "input_requests_workspace_id_id_key" ON "input_requests"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "decision_snapshots_workspace_id_id_key" ON "decision_snapshots"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "reconfirmations_workspace_id_decision_id_idx" ON "reconfirmations"("workspace_id", "decision_id");

-- CreateIndex
CREATE UNIQUE INDEX "intake_links_token_hash_key" ON "intake_links"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "intake_links_workspace_id_id_key" ON "intake_links"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "submissions_receipt_hash_key" ON "submissions"("receipt_hash");

-- CreateIndex
CREATE INDEX "submissions_workspace_id_state_idx" ON "submissions"("workspace_id", "state");

-- CreateIndex
CREATE INDEX "submissions_intake_link_id_submitted_at_idx" ON "submissions"("intake_link_id", "submitted_at");

-- CreateIndex
CREATE UNIQUE INDEX "submissions_workspace_id_id_key" ON "submissions"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "criteria_workspace_id_scoring_model_id_idx" ON "criteria"("workspace_id", "scoring_model_id");

-- CreateIndex
CREATE INDEX "opportunities_workspace_id_merged_into_id_idx" ON "opportunities"("workspace_id", "merged_into_id");

-- CreateIndex
CREATE INDEX "rating_rounds_workspace_id_session_id_idx" ON "rating_rounds"("workspace_id", "session_id");

-- CreateIndex
CREATE INDEX "ratings_round_id_criterion_id_member_id_idx" ON "ratings"("round_id", "criterion_id", "member_id");

-- AddForeignKey
ALTER TABLE "scoring_model_versions" ADD CONSTRAINT "scoring_model_versions_workspace_id_scoring_model_id_fkey" FOREIGN KEY ("workspace_id", "scoring_model_id") REFERENCES "scoring_models"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scoring_model_versions" ADD CONSTRAINT "scoring_model_versions_workspace_id_changed_by_id_fkey" FOREIGN KEY ("workspace_id", "changed_by_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opportunities" ADD CONSTRAINT "opportunities_workspace_id_merged_into_id_fkey" FOREIGN KEY ("workspace_id", "merged_into_id") REFERENCES "opportunities"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating_sessions" ADD CONSTRAINT "rating_sessions_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating_sessions" ADD CONSTRAINT "rating_sessions_workspace_id_started_by_id_fkey" FOREIGN KEY ("workspace_id", "started_by_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating_rounds" ADD CONSTRAINT "rating_rounds_workspace_id_session_id_fkey" FOREIGN KEY ("workspace_id", "session_id") REFERENCES "rating_sessions"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duels" ADD CONSTRAINT "duels_workspace_id_winner_id_fkey" FOREIGN KEY ("workspace_id", "winner_id") REFERENCES "opportunities"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duels" ADD CONSTRAINT "duels_workspace_id_loser_id_fkey" FOREIGN KEY ("workspace_id", "loser_id") REFERENCES "opportunities"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duels" ADD CONSTRAINT "duels_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "input_requests" ADD CONSTRAINT "input_requests_workspace_id_opportunity_id_fkey" FOREIGN KEY ("workspace_id", "opportunity_id") REFERENCES "opportunities"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "input_requests" ADD CONSTRAINT "input_requests_workspace_id_criterion_id_fkey" FOREIGN KEY ("workspace_id", "criterion_id") REFERENCES "criteria"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "input_requests" ADD CONSTRAINT "input_requests_workspace_id_asked_of_id_fkey" FOREIGN KEY ("workspace_id", "asked_of_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "input_requests" ADD CONSTRAINT "input_requests_workspace_id_asked_by_id_fkey" FOREIGN KEY ("workspace_id", "asked_by_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_workspace_id_snapshot_id_fkey" FOREIGN KEY ("workspace_id", "snapshot_id") REFERENCES "decision_snapshots"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_workspace_id_reverses_id_fkey" FOREIGN KEY ("workspace_id", "reverses_id") REFERENCES "decisions"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_workspace_id_reopen_metric_id_fkey" FOREIGN KEY ("workspace_id", "reopen_metric_id") REFERENCES "metrics"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reconfirmations" ADD CONSTRAINT "reconfirmations_workspace_id_decision_id_fkey" FOREIGN KEY ("workspace_id", "decision_id") REFERENCES "decisions"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reconfirmations" ADD CONSTRAINT "reconfirmations_workspace_id_confirmed_by_id_fkey" FOREIGN KEY ("workspace_id", "confirmed_by_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intake_links" ADD CONSTRAINT "intake_links_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intake_links" ADD CONSTRAINT "intake_links_workspace_id_created_by_id_fkey" FOREIGN KEY ("workspace_id", "created_by_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_workspace_id_intake_link_id_fkey" FOREIGN KEY ("workspace_id", "intake_link_id") REFERENCES "intake_links"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_workspace_id_answered_by_id_fkey" FOREIGN KEY ("workspace_id", "answered_by_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_workspace_id_opportunity_id_fkey" FOREIGN KEY ("workspace_id", "opportunity_id") REFERENCES "opportunities"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
