import './fault-texts.ts';
import { faults } from '../../platform/fault.ts';

export const roleFaults = faults('roles', {
  unknown: ['invalid', 'There is no role "{role}" in this organization or its environment. Name a role by its id or its name.'],
  notFound: ['missing', 'There is no role "{role}" in this environment.'],
  notInOrganization: ['missing', 'Neither the organization "{organization}" nor its environment has a role "{role}".'],
  notOfOrganization: ['missing', 'The organization "{organization}" has no role "{role}" of its own. Roles of the environment have calls of their own.'],
  noOrganization: ['missing', 'There is no organization "{organization}" in this environment.'],
  nameTaken: ['invalid', 'There is a role "{role}" already. Choose another name.'],
  unknownBase: ['invalid', 'There is no role "{base}" that this one could extend.'],
  circle: ['invalid', 'The role "{role}" cannot extend "{base}", because "{base}" extends "{role}".'],
  // The official SDKs' own tests compare these words.
  assigned: ['wrongState', 'role cannot be deleted as it is assigned to users'],
  extended: ['wrongState', 'The role "{role}" cannot be deleted: {count} other roles extend it. Name a role to take its place, or give those another base.'],
  isDefault: ['wrongState', 'The role "{role}" cannot be deleted: it is a default. Make another role the default, or name one to take its place.'],
  unknownReplacement: ['invalid', 'There is no role "{replacement}" to take the place of this one.'],
  replacesItself: ['invalid', 'The role "{role}" cannot take its own place.'],
  replacementExtends: ['invalid', 'The role "{replacement}" cannot take the place of "{role}": it extends a role that extends it.'],
});

export const permissionFaults = faults('permissions', {
  notFound: ['missing', 'There is no permission "{permission}" in this environment.'],
  nameTaken: ['invalid', 'There is a permission "{permission}" already. Choose another name.'],
  nameIsFixed: ['invalid', 'The permission "{permission}" cannot be renamed. Make a new one instead.'],
  isOurs: ['forbidden', 'The permission "{permission}" is one of this server\'s own and stays as it is.'],
  unknown: ['invalid', 'There is no permission {permissions} in this environment. Make it first.'],
  notHeld: ['missing', 'The role "{role}" does not have the permission "{permission}".'],
  inherited: ['wrongState', 'The role "{role}" has the permission "{permission}" from the role "{base}". Take it from there.'],
});
