-- CreateEnum
CREATE TYPE "role" AS ENUM ('ADVISOR', 'LEAD', 'EXECUTIVE', 'ADMIN');

-- CreateEnum
CREATE TYPE "stage" AS ENUM ('ASSESS', 'DECIDED', 'OFFERED', 'IN_REVIEW', 'QUEUED', 'BUILDING', 'DELIVERED', 'PROVEN', 'PARKED', 'REJECTED');

-- CreateEnum
CREATE TYPE "decision_kind" AS ENUM ('PURSUE', 'PARK', 'REJECT');

-- CreateEnum
CREATE TYPE "handoff_state" AS ENUM ('DRAFT', 'OFFERED', 'IN_REVIEW', 'ACCEPTED', 'ACTIVE');

-- CreateEnum
CREATE TYPE "return_reason" AS ENUM ('UNCLEAR_OUTCOME', 'NO_BASELINE', 'SCOPE_TOO_BIG', 'DEPENDENCY', 'CAPACITY', 'DISAGREE_WITH_PRIORITY');

-- CreateEnum
CREATE TYPE "side" AS ENUM ('SPONSOR', 'LEAD');

-- CreateEnum
CREATE TYPE "item_state" AS ENUM ('QUEUED', 'BUILDING', 'DELIVERED', 'PROVEN');

-- CreateEnum
CREATE TYPE "direction" AS ENUM ('UP', 'DOWN');

-- CreateEnum
CREATE TYPE "owner_kind" AS ENUM ('TEAM', 'PERSON');

-- CreateEnum
CREATE TYPE "verdict" AS ENUM ('ACHIEVED', 'MISSED', 'INCONCLUSIVE');

-- CreateEnum
CREATE TYPE "formula" AS ENUM ('WEIGHTED_SUM');

-- CreateTable
CREATE TABLE "accounts" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "user_agent" TEXT,
    "ip" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setup_tokens" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "setup_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspaces" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'Europe/Berlin',
    "currency" TEXT NOT NULL DEFAULT 'EUR',
    "revision" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspaces_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "members" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "roles" "role"[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "members_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "roles" "role"[],
    "token_hash" BYTEA NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "account_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("account_id","key")
);

-- CreateTable
CREATE TABLE "events" (
    "workspace_id" UUID NOT NULL,
    "revision" BIGINT NOT NULL,
    "type" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "opportunity_id" UUID,
    "actor_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "facts" JSONB NOT NULL,

    CONSTRAINT "events_pkey" PRIMARY KEY ("workspace_id","revision")
);

-- CreateTable
CREATE TABLE "priorities" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "statement" TEXT NOT NULL DEFAULT '',
    "why" TEXT NOT NULL DEFAULT '',
    "weight" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "position" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "priorities_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "priority_metrics" (
    "workspace_id" UUID NOT NULL,
    "priority_id" UUID NOT NULL,
    "metric_id" UUID NOT NULL,

    CONSTRAINT "priority_metrics_pkey" PRIMARY KEY ("priority_id","metric_id")
);

-- CreateTable
CREATE TABLE "owners" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "owner_kind" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "owners_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "owner_members" (
    "workspace_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,

    CONSTRAINT "owner_members_pkey" PRIMARY KEY ("owner_id","member_id")
);

-- CreateTable
CREATE TABLE "owner_capacities" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "starts_on" DATE NOT NULL,
    "people_per_week" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "owner_capacities_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scoring_models" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "formula" "formula" NOT NULL DEFAULT 'WEIGHTED_SUM',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scoring_models_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "criteria" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "scoring_model_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "weight" DOUBLE PRECISION NOT NULL,
    "scale_min" INTEGER NOT NULL DEFAULT 1,
    "scale_max" INTEGER NOT NULL DEFAULT 5,
    "direction" "direction" NOT NULL DEFAULT 'UP',
    "rubric" JSONB NOT NULL,
    "position" TEXT NOT NULL,

    CONSTRAINT "criteria_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opportunities" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "problem" TEXT NOT NULL DEFAULT '',
    "for_whom" TEXT NOT NULL DEFAULT '',
    "hypothesis" TEXT NOT NULL DEFAULT '',
    "evidence" JSONB NOT NULL DEFAULT '[]',
    "labels" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "effort_low" DOUBLE PRECISION,
    "effort_likely" DOUBLE PRECISION,
    "effort_high" DOUBLE PRECISION,
    "cost_of_delay" DOUBLE PRECISION,
    "priority_id" UUID,
    "owner_id" UUID,
    "metric_id" UUID,
    "stage" "stage" NOT NULL DEFAULT 'ASSESS',
    "position" TEXT NOT NULL,
    "stage_since" TIMESTAMPTZ(3) NOT NULL,
    "score" DOUBLE PRECISION,
    "raters_invited" INTEGER NOT NULL DEFAULT 0,
    "raters_submitted" INTEGER NOT NULL DEFAULT 0,
    "source" TEXT,
    "external_id" TEXT,
    "import_hash" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "opportunities_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rating_rounds" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "opportunity_id" UUID NOT NULL,
    "number" INTEGER NOT NULL DEFAULT 1,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "revealed_at" TIMESTAMPTZ(3),
    "revealed_by_id" UUID,

    CONSTRAINT "rating_rounds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "round_raters" (
    "workspace_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),

    CONSTRAINT "round_raters_pkey" PRIMARY KEY ("round_id","member_id")
);

-- CreateTable
CREATE TABLE "ratings" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "opportunity_id" UUID NOT NULL,
    "criterion_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "low" DOUBLE PRECISION NOT NULL,
    "likely" DOUBLE PRECISION NOT NULL,
    "high" DOUBLE PRECISION NOT NULL,
    "rationale" TEXT NOT NULL DEFAULT '',
    "rated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ratings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decisions" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "opportunity_id" UUID NOT NULL,
    "kind" "decision_kind" NOT NULL,
    "reason" TEXT NOT NULL,
    "beat" TEXT NOT NULL DEFAULT '',
    "dissent" TEXT NOT NULL DEFAULT '',
    "reopen_when" TEXT NOT NULL DEFAULT '',
    "review_date" DATE,
    "score" DOUBLE PRECISION,
    "rank" INTEGER,
    "frozen" JSONB NOT NULL,
    "decided_by_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "decisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handoffs" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "opportunity_id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "state" "handoff_state" NOT NULL DEFAULT 'DRAFT',
    "state_since" TIMESTAMPTZ(3) NOT NULL,
    "author_id" UUID NOT NULL,
    "sponsor_id" UUID NOT NULL,
    "addressee_owner_id" UUID,
    "addressee_member_id" UUID,
    "claimer_id" UUID,
    "brief_version" INTEGER NOT NULL DEFAULT 1,
    "returns" INTEGER NOT NULL DEFAULT 0,
    "return_reason" "return_reason",
    "back_note" TEXT NOT NULL DEFAULT '',
    "self_accepted" BOOLEAN NOT NULL DEFAULT false,
    "read_back_unconfirmed" BOOLEAN NOT NULL DEFAULT false,
    "closed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "handoffs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "briefs" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "handoff_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "light" BOOLEAN NOT NULL DEFAULT false,
    "canonical" TEXT,
    "sha256" TEXT,
    "frozen_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "briefs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signatures" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "brief_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "side" "side" NOT NULL,
    "sha256" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "signatures_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "questions" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "handoff_id" UUID NOT NULL,
    "brief_number" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "blocking" BOOLEAN NOT NULL DEFAULT false,
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT,
    "answered_by_id" UUID,
    "answered_at" TIMESTAMPTZ(3),
    "taken_as_risk" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "questions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "read_backs" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "handoff_id" UUID NOT NULL,
    "brief_number" INTEGER NOT NULL,
    "member_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "first_deliverable" TEXT NOT NULL,
    "biggest_risk" TEXT NOT NULL,
    "fallback" TEXT NOT NULL,
    "not_doing" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "finish_earliest" DATE NOT NULL,
    "finish_latest" DATE NOT NULL,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_by_id" UUID,
    "confirmed_at" TIMESTAMPTZ(3),
    "mismatch" TEXT,
    "sent_back_at" TIMESTAMPTZ(3),

    CONSTRAINT "read_backs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roadmap_items" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "opportunity_id" UUID NOT NULL,
    "handoff_id" UUID,
    "unbacked" BOOLEAN NOT NULL DEFAULT false,
    "owner_id" UUID,
    "lead_id" UUID,
    "state" "item_state" NOT NULL DEFAULT 'QUEUED',
    "state_since" TIMESTAMPTZ(3) NOT NULL,
    "starts_on" DATE,
    "finish_earliest" DATE,
    "finish_latest" DATE,
    "started_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "roadmap_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "acceptance_criteria" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "sentence" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "evidence" TEXT,
    "ticked_by_id" UUID,
    "ticked_at" TIMESTAMPTZ(3),

    CONSTRAINT "acceptance_criteria_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deliverables" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "deliverables_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dependencies" (
    "workspace_id" UUID NOT NULL,
    "blocked_id" UUID NOT NULL,
    "blocker_id" UUID NOT NULL,

    CONSTRAINT "dependencies_pkey" PRIMARY KEY ("blocked_id","blocker_id")
);

-- CreateTable
CREATE TABLE "metrics" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "direction" "direction" NOT NULL,
    "baseline" DOUBLE PRECISION,
    "baseline_date" DATE,
    "baseline_source" TEXT NOT NULL DEFAULT '',
    "target" DOUBLE PRECISION,
    "measure_by" DATE,
    "original_target" DOUBLE PRECISION,
    "original_measure_by" DATE,
    "measurer_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "metrics_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "readings" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "metric_id" UUID NOT NULL,
    "taken_on" DATE NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "source" TEXT NOT NULL,
    "recorded_by_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "readings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outcomes" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "metric_id" UUID NOT NULL,
    "verdict" "verdict" NOT NULL,
    "predicted" DOUBLE PRECISION NOT NULL,
    "actual" DOUBLE PRECISION NOT NULL,
    "source" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "proven_by_id" UUID NOT NULL,
    "proven_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outcomes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comments" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "opportunity_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "comments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_runs" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "read" INTEGER NOT NULL,
    "created" INTEGER NOT NULL,
    "changed" INTEGER NOT NULL,
    "unchanged" INTEGER NOT NULL,
    "refused" JSONB NOT NULL,
    "imported_by_id" UUID,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_runs_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "accounts_email_key" ON "accounts"("email");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions"("token_hash");

-- CreateIndex
CREATE INDEX "sessions_account_id_idx" ON "sessions"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "setup_tokens_token_hash_key" ON "setup_tokens"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "workspaces_slug_key" ON "workspaces"("slug");

-- CreateIndex
CREATE INDEX "members_account_id_idx" ON "members"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "members_workspace_id_id_key" ON "members"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "members_workspace_id_account_id_key" ON "members"("workspace_id", "account_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations"("token_hash");

-- CreateIndex
CREATE INDEX "invitations_workspace_id_idx" ON "invitations"("workspace_id");

-- CreateIndex
CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys"("created_at");

-- CreateIndex
CREATE INDEX "events_workspace_id_opportunity_id_revision_idx" ON "events"("workspace_id", "opportunity_id", "revision");

-- CreateIndex
CREATE INDEX "events_workspace_id_type_at_idx" ON "events"("workspace_id", "type", "at");

-- CreateIndex
CREATE UNIQUE INDEX "priorities_workspace_id_id_key" ON "priorities"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "priorities_workspace_id_name_key" ON "priorities"("workspace_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "priorities_workspace_id_position_key" ON "priorities"("workspace_id", "position");

-- CreateIndex
CREATE INDEX "priority_metrics_workspace_id_metric_id_idx" ON "priority_metrics"("workspace_id", "metric_id");

-- CreateIndex
CREATE UNIQUE INDEX "owners_workspace_id_id_key" ON "owners"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "owners_workspace_id_name_key" ON "owners"("workspace_id", "name");

-- CreateIndex
CREATE INDEX "owner_members_workspace_id_member_id_idx" ON "owner_members"("workspace_id", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "owner_capacities_owner_id_starts_on_key" ON "owner_capacities"("owner_id", "starts_on");

-- CreateIndex
CREATE UNIQUE INDEX "scoring_models_workspace_id_key" ON "scoring_models"("workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "scoring_models_workspace_id_id_key" ON "scoring_models"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "criteria_workspace_id_id_key" ON "criteria"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "criteria_scoring_model_id_name_key" ON "criteria"("scoring_model_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "criteria_scoring_model_id_position_key" ON "criteria"("scoring_model_id", "position");

-- CreateIndex
CREATE INDEX "opportunities_workspace_id_priority_id_idx" ON "opportunities"("workspace_id", "priority_id");

-- CreateIndex
CREATE INDEX "opportunities_workspace_id_owner_id_idx" ON "opportunities"("workspace_id", "owner_id");

-- CreateIndex
CREATE UNIQUE INDEX "opportunities_workspace_id_id_key" ON "opportunities"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "opportunities_workspace_id_stage_position_key" ON "opportunities"("workspace_id", "stage", "position");

-- CreateIndex
CREATE UNIQUE INDEX "opportunities_workspace_id_source_external_id_key" ON "opportunities"("workspace_id", "source", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "rating_rounds_workspace_id_id_key" ON "rating_rounds"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "rating_rounds_opportunity_id_number_key" ON "rating_rounds"("opportunity_id", "number");

-- CreateIndex
CREATE INDEX "round_raters_workspace_id_member_id_idx" ON "round_raters"("workspace_id", "member_id");

-- CreateIndex
CREATE INDEX "ratings_workspace_id_opportunity_id_idx" ON "ratings"("workspace_id", "opportunity_id");

-- CreateIndex
CREATE UNIQUE INDEX "ratings_round_id_criterion_id_member_id_key" ON "ratings"("round_id", "criterion_id", "member_id");

-- CreateIndex
CREATE INDEX "decisions_workspace_id_decided_at_idx" ON "decisions"("workspace_id", "decided_at");

-- CreateIndex
CREATE INDEX "decisions_workspace_id_opportunity_id_idx" ON "decisions"("workspace_id", "opportunity_id");

-- CreateIndex
CREATE UNIQUE INDEX "decisions_workspace_id_id_key" ON "decisions"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "handoffs_workspace_id_state_idx" ON "handoffs"("workspace_id", "state");

-- CreateIndex
CREATE INDEX "handoffs_workspace_id_opportunity_id_idx" ON "handoffs"("workspace_id", "opportunity_id");

-- CreateIndex
CREATE UNIQUE INDEX "handoffs_workspace_id_id_key" ON "handoffs"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "briefs_workspace_id_id_key" ON "briefs"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "briefs_handoff_id_number_key" ON "briefs"("handoff_id", "number");

-- CreateIndex
CREATE INDEX "signatures_workspace_id_brief_id_idx" ON "signatures"("workspace_id", "brief_id");

-- CreateIndex
CREATE INDEX "questions_workspace_id_handoff_id_idx" ON "questions"("workspace_id", "handoff_id");

-- CreateIndex
CREATE INDEX "read_backs_workspace_id_handoff_id_idx" ON "read_backs"("workspace_id", "handoff_id");

-- CreateIndex
CREATE INDEX "roadmap_items_workspace_id_state_idx" ON "roadmap_items"("workspace_id", "state");

-- CreateIndex
CREATE INDEX "roadmap_items_workspace_id_opportunity_id_idx" ON "roadmap_items"("workspace_id", "opportunity_id");

-- CreateIndex
CREATE UNIQUE INDEX "roadmap_items_workspace_id_id_key" ON "roadmap_items"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "acceptance_criteria_item_id_position_key" ON "acceptance_criteria"("item_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "deliverables_item_id_position_key" ON "deliverables"("item_id", "position");

-- CreateIndex
CREATE INDEX "dependencies_workspace_id_blocker_id_idx" ON "dependencies"("workspace_id", "blocker_id");

-- CreateIndex
CREATE UNIQUE INDEX "metrics_workspace_id_id_key" ON "metrics"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "metrics_workspace_id_name_key" ON "metrics"("workspace_id", "name");

-- CreateIndex
CREATE INDEX "readings_workspace_id_metric_id_taken_on_idx" ON "readings"("workspace_id", "metric_id", "taken_on");

-- CreateIndex
CREATE INDEX "outcomes_workspace_id_item_id_idx" ON "outcomes"("workspace_id", "item_id");

-- CreateIndex
CREATE INDEX "comments_workspace_id_opportunity_id_written_at_idx" ON "comments"("workspace_id", "opportunity_id", "written_at");

-- CreateIndex
CREATE INDEX "import_runs_workspace_id_imported_at_idx" ON "import_runs"("workspace_id", "imported_at");

-- CreateIndex
CREATE UNIQUE INDEX "import_runs_workspace_id_id_key" ON "import_runs"("workspace_id", "id");

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_workspace_id_invited_by_id_fkey" FOREIGN KEY ("workspace_id", "invited_by_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_workspace_id_actor_id_fkey" FOREIGN KEY ("workspace_id", "actor_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "priorities" ADD CONSTRAINT "priorities_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "priority_metrics" ADD CONSTRAINT "priority_metrics_workspace_id_priority_id_fkey" FOREIGN KEY ("workspace_id", "priority_id") REFERENCES "priorities"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "priority_metrics" ADD CONSTRAINT "priority_metrics_workspace_id_metric_id_fkey" FOREIGN KEY ("workspace_id", "metric_id") REFERENCES "metrics"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "owners" ADD CONSTRAINT "owners_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "owner_members" ADD CONSTRAINT "owner_members_workspace_id_owner_id_fkey" FOREIGN KEY ("workspace_id", "owner_id") REFERENCES "owners"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "owner_members" ADD CONSTRAINT "owner_members_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "owner_capacities" ADD CONSTRAINT "owner_capacities_workspace_id_owner_id_fkey" FOREIGN KEY ("workspace_id", "owner_id") REFERENCES "owners"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scoring_models" ADD CONSTRAINT "scoring_models_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "criteria" ADD CONSTRAINT "criteria_workspace_id_scoring_model_id_fkey" FOREIGN KEY ("workspace_id", "scoring_model_id") REFERENCES "scoring_models"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opportunities" ADD CONSTRAINT "opportunities_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opportunities" ADD CONSTRAINT "opportunities_workspace_id_priority_id_fkey" FOREIGN KEY ("workspace_id", "priority_id") REFERENCES "priorities"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opportunities" ADD CONSTRAINT "opportunities_workspace_id_owner_id_fkey" FOREIGN KEY ("workspace_id", "owner_id") REFERENCES "owners"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opportunities" ADD CONSTRAINT "opportunities_workspace_id_metric_id_fkey" FOREIGN KEY ("workspace_id", "metric_id") REFERENCES "metrics"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opportunities" ADD CONSTRAINT "opportunities_workspace_id_created_by_id_fkey" FOREIGN KEY ("workspace_id", "created_by_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating_rounds" ADD CONSTRAINT "rating_rounds_workspace_id_opportunity_id_fkey" FOREIGN KEY ("workspace_id", "opportunity_id") REFERENCES "opportunities"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating_rounds" ADD CONSTRAINT "rating_rounds_workspace_id_revealed_by_id_fkey" FOREIGN KEY ("workspace_id", "revealed_by_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_raters" ADD CONSTRAINT "round_raters_workspace_id_round_id_fkey" FOREIGN KEY ("workspace_id", "round_id") REFERENCES "rating_rounds"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_raters" ADD CONSTRAINT "round_raters_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_workspace_id_round_id_fkey" FOREIGN KEY ("workspace_id", "round_id") REFERENCES "rating_rounds"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_workspace_id_criterion_id_fkey" FOREIGN KEY ("workspace_id", "criterion_id") REFERENCES "criteria"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_workspace_id_opportunity_id_fkey" FOREIGN KEY ("workspace_id", "opportunity_id") REFERENCES "opportunities"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_workspace_id_decided_by_id_fkey" FOREIGN KEY ("workspace_id", "decided_by_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handoffs" ADD CONSTRAINT "handoffs_workspace_id_opportunity_id_fkey" FOREIGN KEY ("workspace_id", "opportunity_id") REFERENCES "opportunities"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handoffs" ADD CONSTRAINT "handoffs_workspace_id_decision_id_fkey" FOREIGN KEY ("workspace_id", "decision_id") REFERENCES "decisions"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handoffs" ADD CONSTRAINT "handoffs_workspace_id_author_id_fkey" FOREIGN KEY ("workspace_id", "author_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handoffs" ADD CONSTRAINT "handoffs_workspace_id_sponsor_id_fkey" FOREIGN KEY ("workspace_id", "sponsor_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handoffs" ADD CONSTRAINT "handoffs_workspace_id_addressee_owner_id_fkey" FOREIGN KEY ("workspace_id", "addressee_owner_id") REFERENCES "owners"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handoffs" ADD CONSTRAINT "handoffs_workspace_id_addressee_member_id_fkey" FOREIGN KEY ("workspace_id", "addressee_member_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handoffs" ADD CONSTRAINT "handoffs_workspace_id_claimer_id_fkey" FOREIGN KEY ("workspace_id", "claimer_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "briefs" ADD CONSTRAINT "briefs_workspace_id_handoff_id_fkey" FOREIGN KEY ("workspace_id", "handoff_id") REFERENCES "handoffs"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_workspace_id_brief_id_fkey" FOREIGN KEY ("workspace_id", "brief_id") REFERENCES "briefs"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "questions" ADD CONSTRAINT "questions_workspace_id_handoff_id_fkey" FOREIGN KEY ("workspace_id", "handoff_id") REFERENCES "handoffs"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "questions" ADD CONSTRAINT "questions_workspace_id_asked_by_id_fkey" FOREIGN KEY ("workspace_id", "asked_by_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "questions" ADD CONSTRAINT "questions_workspace_id_answered_by_id_fkey" FOREIGN KEY ("workspace_id", "answered_by_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "read_backs" ADD CONSTRAINT "read_backs_workspace_id_handoff_id_fkey" FOREIGN KEY ("workspace_id", "handoff_id") REFERENCES "handoffs"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "read_backs" ADD CONSTRAINT "read_backs_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "read_backs" ADD CONSTRAINT "read_backs_workspace_id_confirmed_by_id_fkey" FOREIGN KEY ("workspace_id", "confirmed_by_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roadmap_items" ADD CONSTRAINT "roadmap_items_workspace_id_opportunity_id_fkey" FOREIGN KEY ("workspace_id", "opportunity_id") REFERENCES "opportunities"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roadmap_items" ADD CONSTRAINT "roadmap_items_workspace_id_handoff_id_fkey" FOREIGN KEY ("workspace_id", "handoff_id") REFERENCES "handoffs"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roadmap_items" ADD CONSTRAINT "roadmap_items_workspace_id_owner_id_fkey" FOREIGN KEY ("workspace_id", "owner_id") REFERENCES "owners"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roadmap_items" ADD CONSTRAINT "roadmap_items_workspace_id_lead_id_fkey" FOREIGN KEY ("workspace_id", "lead_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "acceptance_criteria" ADD CONSTRAINT "acceptance_criteria_workspace_id_item_id_fkey" FOREIGN KEY ("workspace_id", "item_id") REFERENCES "roadmap_items"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "acceptance_criteria" ADD CONSTRAINT "acceptance_criteria_workspace_id_ticked_by_id_fkey" FOREIGN KEY ("workspace_id", "ticked_by_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliverables" ADD CONSTRAINT "deliverables_workspace_id_item_id_fkey" FOREIGN KEY ("workspace_id", "item_id") REFERENCES "roadmap_items"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dependencies" ADD CONSTRAINT "dependencies_workspace_id_blocked_id_fkey" FOREIGN KEY ("workspace_id", "blocked_id") REFERENCES "roadmap_items"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dependencies" ADD CONSTRAINT "dependencies_workspace_id_blocker_id_fkey" FOREIGN KEY ("workspace_id", "blocker_id") REFERENCES "roadmap_items"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "metrics" ADD CONSTRAINT "metrics_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "metrics" ADD CONSTRAINT "metrics_workspace_id_measurer_id_fkey" FOREIGN KEY ("workspace_id", "measurer_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "readings" ADD CONSTRAINT "readings_workspace_id_metric_id_fkey" FOREIGN KEY ("workspace_id", "metric_id") REFERENCES "metrics"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "readings" ADD CONSTRAINT "readings_workspace_id_recorded_by_id_fkey" FOREIGN KEY ("workspace_id", "recorded_by_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_workspace_id_item_id_fkey" FOREIGN KEY ("workspace_id", "item_id") REFERENCES "roadmap_items"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_workspace_id_metric_id_fkey" FOREIGN KEY ("workspace_id", "metric_id") REFERENCES "metrics"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_workspace_id_proven_by_id_fkey" FOREIGN KEY ("workspace_id", "proven_by_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_workspace_id_opportunity_id_fkey" FOREIGN KEY ("workspace_id", "opportunity_id") REFERENCES "opportunities"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_workspace_id_author_id_fkey" FOREIGN KEY ("workspace_id", "author_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_runs" ADD CONSTRAINT "import_runs_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_runs" ADD CONSTRAINT "import_runs_workspace_id_imported_by_id_fkey" FOREIGN KEY ("workspace_id", "imported_by_id") REFERENCES "members"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
