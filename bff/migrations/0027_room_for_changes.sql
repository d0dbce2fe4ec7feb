-- A row of the ledger changes once and its place in the queue is claimed once, often all rows of a page in one
-- statement. With room for that in the page neither touches an index; with a fifth of it, more than half of them did.
alter table ledger_queue set (fillfactor = 45);
alter table ledger_row set (fillfactor = 45);
