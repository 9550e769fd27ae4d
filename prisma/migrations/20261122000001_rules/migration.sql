-- What Prisma's schema cannot say. One heading per rule of the product.

-- Order is byte order: fractional positions compare the same in PostgreSQL and in JavaScript.
ALTER TABLE opportunities ALTER COLUMN position TYPE text COLLATE "C";
ALTER TABLE priorities ALTER COLUMN position TYPE text COLLATE "C";
ALTER TABLE criteria ALTER COLUMN position TYPE text COLLATE "C";

-- People
ALTER TABLE accounts ADD CONSTRAINT accounts_email_lower CHECK (email = lower(email));
ALTER TABLE members ADD CONSTRAINT members_have_a_role CHECK (cardinality(roles) > 0);
ALTER TABLE invitations ADD CONSTRAINT invitations_email_lower CHECK (email = lower(email));
ALTER TABLE workspaces ADD CONSTRAINT workspaces_slug CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$');

-- Numbers
ALTER TABLE priorities ADD CONSTRAINT priorities_weight CHECK (weight >= 0 AND weight < 'Infinity');
ALTER TABLE criteria ADD CONSTRAINT criteria_weight CHECK (weight >= 0 AND weight < 'Infinity');
ALTER TABLE criteria ADD CONSTRAINT criteria_scale CHECK (scale_min < scale_max);
ALTER TABLE owner_capacities ADD CONSTRAINT owner_capacities_people CHECK (people_per_week >= 0 AND people_per_week < 'Infinity');
ALTER TABLE opportunities ADD CONSTRAINT opportunities_effort CHECK (
  (effort_low IS NULL AND effort_likely IS NULL AND effort_high IS NULL)
  OR (0 <= effort_low AND effort_low <= effort_likely AND effort_likely <= effort_high AND effort_high < 'Infinity'));
ALTER TABLE opportunities ADD CONSTRAINT opportunities_cost_of_delay CHECK (cost_of_delay >= 0 AND cost_of_delay < 'Infinity');
ALTER TABLE opportunities ADD CONSTRAINT opportunities_score CHECK (score BETWEEN 0 AND 100);
ALTER TABLE opportunities ADD CONSTRAINT opportunities_raters CHECK (0 <= raters_submitted AND raters_submitted <= raters_invited);
ALTER TABLE opportunities ADD CONSTRAINT opportunities_external_id CHECK ((source IS NULL) = (external_id IS NULL));
ALTER TABLE ratings ADD CONSTRAINT ratings_range CHECK (low <= likely AND likely <= high AND low > '-Infinity' AND high < 'Infinity');
ALTER TABLE readings ADD CONSTRAINT readings_finite CHECK (value > '-Infinity' AND value < 'Infinity');

CREATE FUNCTION rating_on_scale() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM criteria c WHERE c.id = NEW.criterion_id AND (NEW.low < c.scale_min OR NEW.high > c.scale_max)) THEN
    RAISE EXCEPTION 'a rating lies outside its criterion''s scale' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rating_on_scale BEFORE INSERT OR UPDATE ON ratings FOR EACH ROW EXECUTE FUNCTION rating_on_scale();

-- Rule 1: no decision without ratings, no handoff without a decision to pursue,
-- no roadmap item without an active handoff (unbacked work is recorded as such).
CREATE FUNCTION decision_has_ratings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ratings r WHERE r.workspace_id = NEW.workspace_id AND r.opportunity_id = NEW.opportunity_id) THEN
    RAISE EXCEPTION 'no decision without ratings' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decision_has_ratings BEFORE INSERT ON decisions FOR EACH ROW EXECUTE FUNCTION decision_has_ratings();

CREATE FUNCTION handoff_rests_on_pursue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM decisions d WHERE d.id = NEW.decision_id AND d.opportunity_id = NEW.opportunity_id AND d.kind = 'PURSUE') THEN
    RAISE EXCEPTION 'no handoff without a decision to pursue' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER handoff_rests_on_pursue BEFORE INSERT OR UPDATE OF decision_id, opportunity_id ON handoffs
  FOR EACH ROW EXECUTE FUNCTION handoff_rests_on_pursue();

ALTER TABLE roadmap_items ADD CONSTRAINT roadmap_items_backed CHECK (unbacked = (handoff_id IS NULL));
CREATE UNIQUE INDEX roadmap_items_one_live ON roadmap_items (opportunity_id) WHERE withdrawn_at IS NULL;
CREATE UNIQUE INDEX handoffs_one_live ON handoffs (opportunity_id) WHERE closed_at IS NULL;

-- Checked at commit, because releasing touches item and handoff one after the other.
CREATE FUNCTION item_has_active_handoff() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  broken boolean;
BEGIN
  -- Two questions instead of one with CASE: each finds its rows by index.
  IF TG_TABLE_NAME = 'handoffs' THEN
    SELECT h.state <> 'ACTIVE' AND EXISTS (SELECT 1 FROM roadmap_items i WHERE i.workspace_id = h.workspace_id
      AND i.opportunity_id = h.opportunity_id AND i.handoff_id = h.id AND i.withdrawn_at IS NULL)
      INTO broken FROM handoffs h WHERE h.id = NEW.id;
  ELSE
    SELECT i.withdrawn_at IS NULL AND h.state <> 'ACTIVE'
      INTO broken FROM roadmap_items i JOIN handoffs h ON h.id = i.handoff_id WHERE i.id = NEW.id;
  END IF;
  IF broken THEN
    RAISE EXCEPTION 'no roadmap item without an active handoff' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER item_has_active_handoff AFTER INSERT OR UPDATE ON roadmap_items
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.handoff_id IS NOT NULL) EXECUTE FUNCTION item_has_active_handoff();
CREATE CONSTRAINT TRIGGER item_has_active_handoff AFTER UPDATE OF state ON handoffs
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION item_has_active_handoff();

-- The column a card stands in is what its handoff or item says. Also checked at commit.
CREATE FUNCTION card_stands_where_it_is() RETURNS trigger LANGUAGE plpgsql AS $$
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
  IF expected IS DISTINCT FROM card.stage::text AND NOT (expected IS NULL AND card.stage IN ('ASSESS', 'PARKED', 'REJECTED')) THEN
    RAISE EXCEPTION 'card % stands in %, but its handoff or item says %', card.id, card.stage, coalesce(expected, 'ASSESS')
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER card_stands_where_it_is AFTER INSERT OR UPDATE OF stage ON opportunities
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION card_stands_where_it_is();

-- Rule 2: what never changes.
CREATE FUNCTION never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% never change', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER events_never_change BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION never_changes();
CREATE TRIGGER decisions_never_change BEFORE UPDATE OR DELETE ON decisions FOR EACH ROW EXECUTE FUNCTION never_changes();
CREATE TRIGGER signatures_never_change BEFORE UPDATE OR DELETE ON signatures FOR EACH ROW EXECUTE FUNCTION never_changes();
CREATE TRIGGER outcomes_never_change BEFORE UPDATE OR DELETE ON outcomes FOR EACH ROW EXECUTE FUNCTION never_changes();
CREATE TRIGGER frozen_briefs_never_change BEFORE UPDATE OR DELETE ON briefs FOR EACH ROW
  WHEN (OLD.frozen_at IS NOT NULL) EXECUTE FUNCTION never_changes();

CREATE FUNCTION never_truncated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% never change', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER events_never_truncated BEFORE TRUNCATE ON events FOR EACH STATEMENT EXECUTE FUNCTION never_truncated();
CREATE TRIGGER decisions_never_truncated BEFORE TRUNCATE ON decisions FOR EACH STATEMENT EXECUTE FUNCTION never_truncated();
CREATE TRIGGER signatures_never_truncated BEFORE TRUNCATE ON signatures FOR EACH STATEMENT EXECUTE FUNCTION never_truncated();
CREATE TRIGGER outcomes_never_truncated BEFORE TRUNCATE ON outcomes FOR EACH STATEMENT EXECUTE FUNCTION never_truncated();

ALTER TABLE briefs ADD CONSTRAINT briefs_frozen CHECK (
  (frozen_at IS NULL) = (sha256 IS NULL) AND (frozen_at IS NULL) = (canonical IS NULL));
ALTER TABLE briefs ADD CONSTRAINT briefs_hashed CHECK (
  frozen_at IS NULL OR sha256 = encode(sha256(convert_to(canonical, 'UTF8')), 'hex'));
CREATE UNIQUE INDEX briefs_one_draft ON briefs (handoff_id) WHERE frozen_at IS NULL;

CREATE FUNCTION read_back_words_never_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (OLD.outcome, OLD.first_deliverable, OLD.biggest_risk, OLD.fallback, OLD.not_doing, OLD.starts_on,
      OLD.finish_earliest, OLD.finish_latest, OLD.member_id, OLD.brief_number, OLD.accepted_at, OLD.handoff_id)
    IS DISTINCT FROM (NEW.outcome, NEW.first_deliverable, NEW.biggest_risk, NEW.fallback, NEW.not_doing, NEW.starts_on,
      NEW.finish_earliest, NEW.finish_latest, NEW.member_id, NEW.brief_number, NEW.accepted_at, NEW.handoff_id)
    OR (OLD.confirmed_at IS NOT NULL AND OLD.confirmed_at IS DISTINCT FROM NEW.confirmed_at) THEN
    RAISE EXCEPTION 'read_backs never change' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER read_back_words_never_change BEFORE UPDATE OR DELETE ON read_backs FOR EACH ROW
  EXECUTE FUNCTION read_back_words_never_change();

-- Rule 3: one live claim, and author ≠ accepter.
ALTER TABLE handoffs ADD CONSTRAINT handoffs_claimed CHECK ((claimer_id IS NOT NULL) = (state IN ('IN_REVIEW', 'ACCEPTED', 'ACTIVE')));
ALTER TABLE handoffs ADD CONSTRAINT handoffs_two_people CHECK (self_accepted OR claimer_id IS NULL OR (claimer_id <> author_id AND claimer_id <> sponsor_id));
ALTER TABLE handoffs ADD CONSTRAINT handoffs_addressed CHECK (state = 'DRAFT' OR num_nonnulls(addressee_owner_id, addressee_member_id) = 1);
ALTER TABLE handoffs ADD CONSTRAINT handoffs_closed_in_draft CHECK (closed_at IS NULL OR state = 'DRAFT');
CREATE FUNCTION two_people_sign() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM signatures s JOIN briefs b ON b.id = s.brief_id JOIN handoffs h ON h.id = b.handoff_id
    WHERE s.brief_id = NEW.brief_id AND s.member_id = NEW.member_id AND s.side <> NEW.side AND NOT h.self_accepted
  ) THEN
    RAISE EXCEPTION 'one person signs one side of a brief' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER two_people_sign BEFORE INSERT ON signatures FOR EACH ROW EXECUTE FUNCTION two_people_sign();
ALTER TABLE questions ADD CONSTRAINT questions_answered CHECK ((answer IS NULL) = (answered_at IS NULL) AND (answer IS NULL) = (answered_by_id IS NULL));
ALTER TABLE read_backs ADD CONSTRAINT read_backs_range CHECK (starts_on <= finish_earliest AND finish_earliest <= finish_latest);

-- Acceptance criteria: a tick carries who, when and evidence.
ALTER TABLE acceptance_criteria ADD CONSTRAINT acceptance_criteria_ticked CHECK (
  (ticked_at IS NULL) = (ticked_by_id IS NULL) AND (ticked_at IS NULL OR length(trim(evidence)) > 0));

-- Rule 8: dependencies have no circle. The workspace's row lock makes two concurrent halves of a circle wait for each other.
ALTER TABLE dependencies ADD CONSTRAINT dependencies_not_self CHECK (blocked_id <> blocker_id);
CREATE FUNCTION dependency_has_no_circle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM workspaces WHERE id = NEW.workspace_id FOR UPDATE;
  IF EXISTS (
    WITH RECURSIVE blockers AS (
      SELECT d.blocker_id FROM dependencies d WHERE d.blocked_id = NEW.blocker_id
      UNION
      SELECT d.blocker_id FROM dependencies d JOIN blockers b ON d.blocked_id = b.blocker_id
    )
    SELECT 1 FROM blockers WHERE blocker_id = NEW.blocked_id
  ) THEN
    RAISE EXCEPTION 'dependencies have no circle' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dependency_has_no_circle BEFORE INSERT OR UPDATE ON dependencies FOR EACH ROW EXECUTE FUNCTION dependency_has_no_circle();
