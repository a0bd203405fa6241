/**
 * Before text is copied out or in: dates, times and bytes are written the same way by every server. A copy takes as long as
 * it takes, and the other database waits for it.
 */
export const copySettings = `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local bytea_output = 'hex';
  set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0`;
