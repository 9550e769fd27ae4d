-- What never changes is not emptied either.
CREATE TRIGGER changes_never_truncated BEFORE TRUNCATE ON changes FOR EACH STATEMENT EXECUTE FUNCTION never_truncated();
CREATE TRIGGER replies_never_truncated BEFORE TRUNCATE ON replies FOR EACH STATEMENT EXECUTE FUNCTION never_truncated();
CREATE TRIGGER brief_returns_never_truncated BEFORE TRUNCATE ON brief_returns FOR EACH STATEMENT EXECUTE FUNCTION never_truncated();
CREATE TRIGGER rulings_never_truncated BEFORE TRUNCATE ON rulings FOR EACH STATEMENT EXECUTE FUNCTION never_truncated();
