/** Every word of the screen about how long things are kept. */
export const retention = {
  title: 'What is kept',
  lead: 'Conversations, calls, recordings and visits go by themselves. Leads and your settings stay while the account is active; numbers without people in them stay for good.',
  period: {
    title: 'How long',
    label: 'After their end, keep them for',
    help: 'Twelve months at most. A shorter time takes effect in the night to come, and what has gone cannot be brought back.',
    month: '1 month',
    months: '{count} months',
    submit: 'Save',
    confirmTitle: 'Keep them for {period} only?',
    confirmText:
      'Everything that ended before then goes in the night to come, recordings and transcripts among it; a call with the evidence of a text 30 days after you are told of it. Nobody can bring it back.',
    confirm: 'Keep for {period}',
  },
  ending: {
    title: 'Evidence of texts goes soon',
    one: 'What shows that a caller asked for a text goes on {date}. Keep its packet until then if you may need it.',
    many: 'What shows that callers asked for {count} texts goes from {date} on. Keep their packets until then if you may need them.',
    open: 'Open the calls with texts',
    openOne: 'Open the call',
  },
  run: {
    title: 'Newest run',
    none: 'There has been no run yet. The first is made at {date}.',
    soon: 'There has been no run yet. The first is made in the night to come.',
    at: 'Made {date}; the next at {next}.',
    dry: 'Only looked at {date}: nothing went. The next run is made at {next}.',
    removed: 'Removed what ended before {date}',
    wouldGo: 'What ended before {date} would go',
    kinds: {
      conversations: 'Conversations',
      calls: 'Calls',
      recordings: 'Recordings',
      texts: 'Texts and what was said about them',
      visits: 'Visits',
    },
    oldest: 'Oldest left',
    oldestRecord: 'Conversation or call',
    oldestVisit: 'Visit',
    nothing: 'None',
  },
} as const;
