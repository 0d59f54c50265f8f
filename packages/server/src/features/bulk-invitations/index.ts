/**
 * Bulk invitations: a whole company asked to join at once, from a file or a list.
 *
 * This feature owns what was sent, what was found about each row and what became of it, and the long run that makes the
 * invitations, chunk by chunk. What an invitation is, and every question that is asked before somebody is invited,
 * belongs to invitations; it is asked there for many as it is for one.
 *
 * A row's outcome commits with its invitation, so a process that dies half-way leaves nothing done twice and nothing
 * left out. An address is good for one place in an organization, so sending a file again invites nobody again.
 */

export { askingTheApp } from './app-gate.ts';
export { type BulkOptions, bulkJobs, type Gate, type GateRuling } from './run.ts';
export { bulkDuty } from './sweep.ts';
export { bulkRoutes } from './upload.ts';
