/**
 * Mails in an environment's own words: nine kinds, each in every language, as Liquid templates.
 *
 * This feature owns the templates, what they may say and cost, and what goes out when one fails: the built-in mail. Which
 * mails there are, what they are about and how they look when nobody worded them is the business of who sends them.
 */
export { wordedLetter } from './letter.ts';
export { testMails } from './test-mail.ts';
