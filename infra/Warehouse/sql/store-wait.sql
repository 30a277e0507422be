-- After nobody can begin to record in Aurora any longer.

--# wait for those who record
--! does not exist
-- A call that had begun has read the history, or written it, and is seen by what runs next.
DO $$ BEGIN LOCK TABLE {{schema}}.{{history}}; END $$;
