-- AlterTable
ALTER TABLE "handoffs" ADD COLUMN     "escalated_at" TIMESTAMPTZ(3),
ADD COLUMN     "nudged_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "workspaces" ADD COLUMN     "calendar_version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "confirm_after" SMALLINT NOT NULL DEFAULT 2,
ADD COLUMN     "escalate_after" SMALLINT NOT NULL DEFAULT 5,
ADD COLUMN     "expire_after" SMALLINT NOT NULL DEFAULT 10,
ADD COLUMN     "idle_after" SMALLINT NOT NULL DEFAULT 5,
ADD COLUMN     "weekend" SMALLINT[] DEFAULT ARRAY[6, 7]::SMALLINT[];

-- CreateTable
CREATE TABLE "holidays" (
    "workspace_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "holidays_pkey" PRIMARY KEY ("workspace_id","day")
);

-- AddForeignKey
ALTER TABLE "holidays" ADD CONSTRAINT "holidays_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A week has at least one working day, and an offer escalates before it expires.
ALTER TABLE "workspaces"
  ALTER COLUMN "weekend" SET NOT NULL,
  ADD CONSTRAINT "workspaces_weekend" CHECK (weekend <@ ARRAY[1, 2, 3, 4, 5, 6, 7]::smallint[] AND NOT weekend @> ARRAY[1, 2, 3, 4, 5, 6, 7]::smallint[]),
  ADD CONSTRAINT "workspaces_clocks" CHECK (escalate_after BETWEEN 1 AND 60 AND expire_after BETWEEN 2 AND 120 AND expire_after > escalate_after
    AND idle_after BETWEEN 1 AND 60 AND confirm_after BETWEEN 1 AND 60);
