/**
 * The mailbox of somebody trying things out: every mail the server would have sent is caught here and
 * shown at /dev/mailbox, with its links to click, and as JSON for tests.
 *
 * It exists in development only, and only while no mail server is configured: app.ts then hands the
 * worker `createCatcher()` in place of SMTP and serves `mailboxRoutes`. In production neither is there.
 */
export { createCatcher } from './catch.ts';
export { sweepMailbox } from './keep.ts';
export { mailboxRoutes } from './pages.ts';
