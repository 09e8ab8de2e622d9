-- A node that was replaced must not undo what its successor has put on the list.
CREATE TRIGGER check_writer BEFORE INSERT OR UPDATE OR DELETE ON wake_up FOR EACH STATEMENT EXECUTE FUNCTION check_writer();
