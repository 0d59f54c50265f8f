/**
 * Directories are lists of an organization's people that somebody else keeps: the organization's identity
 * provider, which brings its changes by SCIM.
 *
 * This feature owns the directory as a record: what it is, whether it is listened to, the secrets it shows, and
 * the people and groups it has told of. Making members of those people is for the protocol that brings them.
 */
export type { Directory } from './directory.ts';
