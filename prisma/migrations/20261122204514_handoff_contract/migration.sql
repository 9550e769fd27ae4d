-- CreateEnum
CREATE TYPE "assumption_state" AS ENUM ('OPEN', 'CONFIRMED', 'REFUTED');

-- CreateEnum
CREATE TYPE "change_reason" AS ENUM ('LEARNED', 'EXTERNAL', 'ERROR', 'CAPACITY');

-- CreateEnum
CREATE TYPE "change_answer" AS ENUM ('COUNTERSIGNED', 'REFUSED', 'WITHDRAWN');

-- AlterTable
ALTER TABLE "handoffs" ADD COLUMN     "asked_again_at" TIMESTAMPTZ(3),
ADD COLUMN     "start_late_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "members" ADD COLUMN     "digest" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "obligations_seen_at" TIMESTAMPTZ(3);

-- When a risk was taken was not kept so far; its question had been asked by then.
ALTER TABLE "questions" ADD COLUMN "taken_at" TIMESTAMPTZ(3);
UPDATE "questions" SET "taken_at" = "asked_at" WHERE "taken_as_risk";
ALTER TABLE "questions" DROP COLUMN "taken_as_risk";

-- AlterTable
ALTER TABLE "read_backs" ADD COLUMN "mismatches" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "workspaces" ADD COLUMN     "ask_again_after" SMALLINT NOT NULL DEFAULT 30;

-- CreateTable
CREATE TABLE "replies" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "replies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mentions" (
    "workspace_id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "mentioned_by_id" UUID NOT NULL,
    "mentioned_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mentions_pkey" PRIMARY KEY ("question_id","member_id")
);

-- CreateTable
CREATE TABLE "brief_returns" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "handoff_id" UUID NOT NULL,
    "brief_number" INTEGER NOT NULL,
    "reason" "return_reason" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "fields" TEXT[] NOT NULL,
    "returned_by_id" UUID NOT NULL,
    "returned_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "brief_returns_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rulings" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "handoff_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "ruled_by_id" UUID NOT NULL,
    "ruled_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rulings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assumptions" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "handoff_id" UUID NOT NULL,
    "sentence" TEXT NOT NULL,
    "field" TEXT,
    "state" "assumption_state" NOT NULL DEFAULT 'OPEN',
    "evidence" TEXT NOT NULL DEFAULT '',
    "written_by_id" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_by_id" UUID,
    "settled_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "assumptions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "changes" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "handoff_id" UUID NOT NULL,
    "base_number" INTEGER NOT NULL,
    "proposed_by_id" UUID NOT NULL,
    "side" "side" NOT NULL,
    "reason" "change_reason" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "content" JSONB NOT NULL,
    "canonical" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "starts_on" DATE,
    "finish_earliest" DATE,
    "finish_latest" DATE,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "answer" "change_answer",
    "answer_note" TEXT NOT NULL DEFAULT '',
    "answered_by_id" UUID,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "brief_templates" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "brief_templates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "brief_edits" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "brief_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "edited_by_id" UUID NOT NULL,
    "edited_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "brief_edits_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "digests" (
    "workspace_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "obligations" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "digests_pkey" PRIMARY KEY ("member_id","day")
);

-- CreateIndex
CREATE INDEX "replies_workspace_id_question_id_written_at_idx" ON "replies"("workspace_id", "question_id", "written_at");

-- CreateIndex
CREATE INDEX "mentions_workspace_id_member_id_idx" ON "mentions"("workspace_id", "member_id");

-- CreateIndex
CREATE INDEX "brief_returns_workspace_id_returned_at_idx" ON "brief_returns"("workspace_id", "returned_at");

-- CreateIndex
CREATE UNIQUE INDEX "brief_returns_handoff_id_brief_number_key" ON "brief_returns"("handoff_id", "brief_number");

-- CreateIndex
CREATE INDEX "rulings_workspace_id_handoff_id_idx" ON "rulings"("workspace_id", "handoff_id");

-- CreateIndex
CREATE INDEX "assumptions_workspace_id_handoff_id_idx" ON "assumptions"("workspace_id", "handoff_id");

-- CreateIndex
CREATE UNIQUE INDEX "assumptions_workspace_id_id_key" ON "assumptions"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "changes_workspace_id_handoff_id_idx" ON "changes"("workspace_id", "handoff_id");

-- CreateIndex
CREATE UNIQUE INDEX "changes_workspace_id_id_key" ON "changes"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "brief_templates_workspace_id_id_key" ON "brief_templates"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "brief_edits_workspace_id_brief_id_idx" ON "brief_edits"("workspace_id", "brief_id");

-- CreateIndex
CREATE UNIQUE INDEX "brief_edits_brief_id_version_key" ON "brief_edits"("brief_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "questions_workspace_id_id_key" ON "questions"("workspace_id", "id");

-- AddForeignKey
ALTER TABLE "replies" ADD CONSTRAINT "replies_workspace_id_question_id_fkey" FOREIGN KEY ("workspace_id", "question_id") REFERENCES "questions"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "replies" ADD CONSTRAINT "replies_workspace_id_author_id_fkey" FOREIGN KEY ("workspace_id", "author_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_workspace_id_question_id_fkey" FOREIGN KEY ("workspace_id", "question_id") REFERENCES "questions"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_workspace_id_mentioned_by_id_fkey" FOREIGN KEY ("workspace_id", "mentioned_by_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brief_returns" ADD CONSTRAINT "brief_returns_workspace_id_handoff_id_fkey" FOREIGN KEY ("workspace_id", "handoff_id") REFERENCES "handoffs"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brief_returns" ADD CONSTRAINT "brief_returns_workspace_id_returned_by_id_fkey" FOREIGN KEY ("workspace_id", "returned_by_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rulings" ADD CONSTRAINT "rulings_workspace_id_handoff_id_fkey" FOREIGN KEY ("workspace_id", "handoff_id") REFERENCES "handoffs"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rulings" ADD CONSTRAINT "rulings_workspace_id_ruled_by_id_fkey" FOREIGN KEY ("workspace_id", "ruled_by_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assumptions" ADD CONSTRAINT "assumptions_workspace_id_handoff_id_fkey" FOREIGN KEY ("workspace_id", "handoff_id") REFERENCES "handoffs"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assumptions" ADD CONSTRAINT "assumptions_workspace_id_written_by_id_fkey" FOREIGN KEY ("workspace_id", "written_by_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assumptions" ADD CONSTRAINT "assumptions_workspace_id_settled_by_id_fkey" FOREIGN KEY ("workspace_id", "settled_by_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "changes" ADD CONSTRAINT "changes_workspace_id_handoff_id_fkey" FOREIGN KEY ("workspace_id", "handoff_id") REFERENCES "handoffs"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "changes" ADD CONSTRAINT "changes_workspace_id_proposed_by_id_fkey" FOREIGN KEY ("workspace_id", "proposed_by_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "changes" ADD CONSTRAINT "changes_workspace_id_answered_by_id_fkey" FOREIGN KEY ("workspace_id", "answered_by_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brief_templates" ADD CONSTRAINT "brief_templates_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brief_edits" ADD CONSTRAINT "brief_edits_workspace_id_brief_id_fkey" FOREIGN KEY ("workspace_id", "brief_id") REFERENCES "briefs"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brief_edits" ADD CONSTRAINT "brief_edits_workspace_id_edited_by_id_fkey" FOREIGN KEY ("workspace_id", "edited_by_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digests" ADD CONSTRAINT "digests_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Returns that happened before they had rows: the version that was sent last by then, and what was asked about it.
INSERT INTO brief_returns (id, workspace_id, handoff_id, brief_number, reason, note, fields, returned_by_id, returned_at)
SELECT DISTINCT ON (b.handoff_id, b.number) gen_random_uuid(), e.workspace_id, b.handoff_id, b.number, (e.facts->>'reason')::return_reason,
  coalesce(e.facts->>'note', ''),
  ARRAY(SELECT DISTINCT q.field FROM questions q WHERE q.handoff_id = b.handoff_id AND q.brief_number = b.number ORDER BY 1),
  e.actor_id, e.at
FROM events e
JOIN LATERAL (SELECT * FROM briefs WHERE handoff_id = e.subject_id AND frozen_at <= e.at ORDER BY number DESC LIMIT 1) b ON true
WHERE e.type = 'brief_returned' AND e.actor_id IS NOT NULL
ORDER BY b.handoff_id, b.number, e.at;

-- What never changes.
CREATE TRIGGER replies_never_change BEFORE UPDATE OR DELETE ON replies FOR EACH ROW EXECUTE FUNCTION never_changes();
CREATE TRIGGER brief_returns_never_change BEFORE UPDATE OR DELETE ON brief_returns FOR EACH ROW EXECUTE FUNCTION never_changes();
CREATE TRIGGER rulings_never_change BEFORE UPDATE OR DELETE ON rulings FOR EACH ROW EXECUTE FUNCTION never_changes();

-- A change is what was proposed, answered once; one at a time waits for its answer.
CREATE UNIQUE INDEX changes_one_waits ON changes (handoff_id) WHERE answered_at IS NULL;
ALTER TABLE changes ADD CONSTRAINT changes_answered CHECK ((answer IS NULL) = (answered_at IS NULL) AND (answered_by_id IS NULL OR answer IS NOT NULL));
ALTER TABLE changes ADD CONSTRAINT changes_hashed CHECK (sha256 = encode(sha256(convert_to(canonical, 'UTF8')), 'hex'));
ALTER TABLE changes ADD CONSTRAINT changes_dates CHECK (num_nonnulls(starts_on, finish_earliest, finish_latest) IN (0, 3)
  AND (starts_on IS NULL OR (starts_on <= finish_earliest AND finish_earliest <= finish_latest)));
CREATE FUNCTION change_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.answered_at IS NOT NULL
    OR (OLD.handoff_id, OLD.base_number, OLD.proposed_by_id, OLD.side, OLD.reason, OLD.note, OLD.content, OLD.canonical, OLD.sha256,
      OLD.starts_on, OLD.finish_earliest, OLD.finish_latest, OLD.proposed_at)
    IS DISTINCT FROM (NEW.handoff_id, NEW.base_number, NEW.proposed_by_id, NEW.side, NEW.reason, NEW.note, NEW.content, NEW.canonical, NEW.sha256,
      NEW.starts_on, NEW.finish_earliest, NEW.finish_latest, NEW.proposed_at) THEN
    RAISE EXCEPTION 'changes never change' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER change_never_changes BEFORE UPDATE OR DELETE ON changes FOR EACH ROW EXECUTE FUNCTION change_never_changes();

-- An assumption is settled by somebody, with evidence.
ALTER TABLE assumptions ADD CONSTRAINT assumptions_settled CHECK (
  (state = 'OPEN') = (settled_at IS NULL) AND (settled_at IS NULL) = (settled_by_id IS NULL)
  AND (state = 'OPEN' OR length(trim(evidence)) > 0));

-- Templates: one is the default, and no two have the same name.
CREATE UNIQUE INDEX brief_templates_one_default ON brief_templates (workspace_id) WHERE is_default AND retired_at IS NULL;
CREATE UNIQUE INDEX brief_templates_name ON brief_templates (workspace_id, lower(name)) WHERE retired_at IS NULL;

ALTER TABLE workspaces ADD CONSTRAINT workspaces_ask_again CHECK (ask_again_after BETWEEN 1 AND 250);
