/** What of the log is shown: still so when somebody comes back from one event. `day` is a date where they are. */
export const eventFilter = $state({ family: '', type: '', day: '' });
