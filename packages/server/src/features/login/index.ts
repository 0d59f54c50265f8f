/**
 * Login turns a visitor into a session, on hosted pages of ours that carry the customer's name.
 *
 * It owns the pages and the order of their steps: sign-in by mailed code or link, sign-up, the chooser
 * of organizations, the answer to an invitation. What each step does belongs to others: a mailbox is
 * proven by challenges, a place is given by invitations and memberships, a browser is signed in by
 * sessions. It never sends anybody into an app with a code: a page that did its part goes back to
 * /oauth/authorize, which looks again and decides what is next.
 */
export {};
