-- What Prisma's schema cannot say about scoring, decisions and intake. One heading per rule of the product.

-- Titles that are written alike are found by their trigrams.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX opportunities_title_trigrams ON opportunities USING gin (lower(title) gin_trgm_ops);

-- Numbers
-- A score is in its model's own unit: a formula may give thousands, or less than nothing.
ALTER TABLE opportunities DROP CONSTRAINT opportunities_score;
ALTER TABLE opportunities ADD CONSTRAINT opportunities_score CHECK (score > '-Infinity' AND score < 'Infinity');
ALTER TABLE criteria ADD CONSTRAINT criteria_ends CHECK (scale_min > '-Infinity' AND scale_max < 'Infinity');
ALTER TABLE criteria ADD CONSTRAINT criteria_key CHECK (key ~ '^[a-z][a-z0-9_]{0,49}$');
ALTER TABLE input_requests ADD CONSTRAINT input_requests_chance CHECK (chance BETWEEN 0 AND 1);
ALTER TABLE decisions ADD CONSTRAINT decisions_reopen_value CHECK (reopen_value > '-Infinity' AND reopen_value < 'Infinity');

-- A model's criteria: strict order, and no two alike, among those in use.
CREATE UNIQUE INDEX criteria_name_in_use ON criteria (scoring_model_id, lower(name)) WHERE retired_at IS NULL;
CREATE UNIQUE INDEX criteria_key_in_use ON criteria (scoring_model_id, key) WHERE retired_at IS NULL;
CREATE UNIQUE INDEX criteria_position_in_use ON criteria (scoring_model_id, position) WHERE retired_at IS NULL;
ALTER TABLE scoring_models ADD CONSTRAINT scoring_models_expression CHECK ((formula = 'WEIGHTED_SUM') = (expression IS NULL));

-- Rating: one answer counts per rater and criterion; earlier ones are kept.
CREATE UNIQUE INDEX ratings_one_counts ON ratings (round_id, criterion_id, member_id) WHERE superseded_at IS NULL;
ALTER TABLE round_raters ADD CONSTRAINT round_raters_skipped CHECK (
  (skipped_at IS NULL) = (skip_reason IS NULL) AND (skipped_at IS NULL OR submitted_at IS NULL));

-- Rule 2: what never changes.
CREATE TRIGGER scoring_model_versions_never_change BEFORE UPDATE OR DELETE ON scoring_model_versions
  FOR EACH ROW EXECUTE FUNCTION never_changes();
CREATE TRIGGER decision_snapshots_never_change BEFORE UPDATE OR DELETE ON decision_snapshots
  FOR EACH ROW EXECUTE FUNCTION never_changes();
CREATE TRIGGER reconfirmations_never_change BEFORE UPDATE OR DELETE ON reconfirmations
  FOR EACH ROW EXECUTE FUNCTION never_changes();
CREATE TRIGGER scoring_model_versions_never_truncated BEFORE TRUNCATE ON scoring_model_versions
  FOR EACH STATEMENT EXECUTE FUNCTION never_truncated();
CREATE TRIGGER decision_snapshots_never_truncated BEFORE TRUNCATE ON decision_snapshots
  FOR EACH STATEMENT EXECUTE FUNCTION never_truncated();
CREATE TRIGGER reconfirmations_never_truncated BEFORE TRUNCATE ON reconfirmations
  FOR EACH STATEMENT EXECUTE FUNCTION never_truncated();

-- A replaced answer is kept word for word; only the mark that it was replaced is added to it.
CREATE FUNCTION revealed_ratings_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM rating_rounds r WHERE r.id = OLD.round_id AND r.revealed_at IS NOT NULL) AND (
    TG_OP = 'DELETE' OR OLD.superseded_at IS NOT NULL
    OR (OLD.low, OLD.likely, OLD.high, OLD.rationale, OLD.member_id, OLD.criterion_id, OLD.round_id, OLD.rated_at)
      IS DISTINCT FROM (NEW.low, NEW.likely, NEW.high, NEW.rationale, NEW.member_id, NEW.criterion_id, NEW.round_id, NEW.rated_at)
  ) THEN
    RAISE EXCEPTION 'revealed ratings never change' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER revealed_ratings_are_kept BEFORE UPDATE OR DELETE ON ratings FOR EACH ROW EXECUTE FUNCTION revealed_ratings_are_kept();

-- A decision's condition to look again is whole or absent; it reverses an earlier decision about the same opportunity.
ALTER TABLE decisions ADD CONSTRAINT decisions_reopen_condition CHECK (
  num_nonnulls(reopen_metric_id, reopen_direction, reopen_value) IN (0, 3));
CREATE FUNCTION decision_reverses_its_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM decisions d WHERE d.id = NEW.reverses_id AND d.opportunity_id = NEW.opportunity_id) THEN
    RAISE EXCEPTION 'a decision reverses one about the same opportunity' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decision_reverses_its_own BEFORE INSERT ON decisions FOR EACH ROW
  WHEN (NEW.reverses_id IS NOT NULL) EXECUTE FUNCTION decision_reverses_its_own();

-- Merging: what was merged is off the board and points to what it went into, never to itself.
ALTER TABLE opportunities ADD CONSTRAINT opportunities_merged CHECK (
  (stage::text = 'MERGED') = (merged_into_id IS NOT NULL) AND merged_into_id IS DISTINCT FROM id);
CREATE OR REPLACE FUNCTION card_stands_where_it_is() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  card opportunities%ROWTYPE;
  handoff handoff_state;
  item item_state;
  expected text;
BEGIN
  SELECT * INTO card FROM opportunities WHERE id = NEW.id;
  SELECT h.state INTO handoff FROM handoffs h WHERE h.opportunity_id = card.id AND h.closed_at IS NULL;
  SELECT i.state INTO item FROM roadmap_items i WHERE i.opportunity_id = card.id AND i.withdrawn_at IS NULL;
  expected := CASE
    WHEN item IS NOT NULL THEN item::text
    WHEN handoff = 'DRAFT' THEN 'DECIDED'
    WHEN handoff = 'OFFERED' THEN 'OFFERED'
    WHEN handoff IN ('IN_REVIEW', 'ACCEPTED') THEN 'IN_REVIEW'
    ELSE NULL
  END;
  IF expected IS DISTINCT FROM card.stage::text
    AND NOT (expected IS NULL AND card.stage::text IN ('ASSESS', 'PARKED', 'REJECTED', 'MERGED')) THEN
    RAISE EXCEPTION 'card % stands in %, but its handoff or item says %', card.id, card.stage, coalesce(expected, 'ASSESS')
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

-- What something was merged into is not merged itself: one step always leads to the survivor.
CREATE FUNCTION merged_in_one_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM opportunities o WHERE o.id = NEW.merged_into_id AND o.merged_into_id IS NOT NULL)
    OR EXISTS (SELECT 1 FROM opportunities o WHERE o.workspace_id = NEW.workspace_id AND o.merged_into_id = NEW.id) THEN
    RAISE EXCEPTION 'a merge leads to the survivor in one step' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER merged_in_one_step BEFORE INSERT OR UPDATE OF merged_into_id ON opportunities FOR EACH ROW
  WHEN (NEW.merged_into_id IS NOT NULL) EXECUTE FUNCTION merged_in_one_step();

-- Asked and duelled
ALTER TABLE duels ADD CONSTRAINT duels_two CHECK (winner_id <> loser_id);
CREATE UNIQUE INDEX duels_one_word ON duels (workspace_id, member_id, least(winner_id, loser_id), greatest(winner_id, loser_id));
ALTER TABLE input_requests ADD CONSTRAINT input_requests_criterion CHECK ((input = 'ANSWER') = (criterion_id IS NOT NULL));
ALTER TABLE input_requests ADD CONSTRAINT input_requests_ended_once CHECK (num_nonnulls(answered_at, withdrawn_at) <= 1);
-- One question stands open at a time.
CREATE UNIQUE INDEX input_requests_one_open ON input_requests (opportunity_id, input, coalesce(criterion_id, opportunity_id))
  WHERE answered_at IS NULL AND withdrawn_at IS NULL;

-- Intake: answered once, by somebody, with what came of it.
ALTER TABLE submissions ADD CONSTRAINT submissions_answered CHECK (
  (state = 'NEW') = (answered_at IS NULL) AND (answered_at IS NULL) = (answered_by_id IS NULL)
  AND (state IN ('ACCEPTED', 'MERGED')) = (opportunity_id IS NOT NULL)
  AND (state <> 'DECLINED' OR length(trim(answer)) > 0));

-- Models that were there before versions were kept: their first version is what they are now.
INSERT INTO scoring_model_versions (workspace_id, scoring_model_id, version, model, changed_at)
SELECT s.workspace_id, s.id, s.version, jsonb_build_object(
  'id', s.id, 'name', s.name, 'preset', s.preset, 'formula', s.formula, 'expression', s.expression, 'perEffort', s.per_effort,
  'version', s.version, 'comparisons', s.comparisons,
  'criteria', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'key', c.key, 'name', c.name, 'question', c.question,
    'weight', c.weight, 'scale', c.scale, 'scaleMin', c.scale_min, 'scaleMax', c.scale_max, 'unit', c.unit,
    'direction', c.direction, 'rubric', c.rubric) ORDER BY c.position), '[]') FROM criteria c WHERE c.scoring_model_id = s.id)),
  s.created_at
FROM scoring_models s;
