/** What the bot says by itself. */
export const phrases = {
  asked: 'Almost there. Go back to the dashboard and confirm that this chat is yours.',
  notValid:
    'This link is not valid any more. Please make a new one in the dashboard, under Alerts, Telegram.',
  hello:
    'I bring a business the alerts of its front desk. To connect this chat, open the dashboard, go to Alerts, Telegram, and follow the link there.',
  group:
    'Each member has alerts of their own, so they go to one person only. Please open a private chat with me.',
  unknownPress: 'This alert is not known here any more.',
} as const;
