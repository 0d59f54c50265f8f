import { type DescMethodUnary, getOption } from '@bufbuild/protobuf';
import { http } from '@tenon/api/google/api/annotations_pb.ts';
import type { HttpRule } from '@tenon/api/google/api/http_pb.ts';
import type { Procedure, Served } from '../serve.ts';
import { parseTemplate, type Template } from './template.ts';

/** One way to call a method over REST. */
export interface Binding {
  readonly procedure: Procedure;
  readonly verb: string;
  readonly template: Template;
  /** `*`: the body is the message. A name: the body is that field. Empty: there is no body. */
  readonly body: string;
  /** Only this field of the answer is sent. */
  readonly responseBody: string;
  readonly status: number;
}

export const bindingsOf = (services: readonly Served[]): Binding[] =>
  services.flatMap(({ procedures }) => procedures.flatMap((procedure) => rulesOf(procedure.method).map((rule) => bindingOf(procedure, rule))));

function rulesOf(method: DescMethodUnary): HttpRule[] {
  const rule = getOption(method, http);
  return rule.pattern.case === undefined ? [] : [rule, ...rule.additionalBindings];
}

function bindingOf(procedure: Procedure, { pattern, body, responseBody }: HttpRule): Binding {
  const { method } = procedure;
  if (pattern.case === undefined) throw new Error(`${method.name} has a binding without a path`);
  return {
    procedure,
    verb: pattern.case.toUpperCase(),
    template: parseTemplate(pattern.value),
    body,
    responseBody,
    status: CREATED.has(`${method.parent.name}.${method.name}`) ? 201 : 200,
  };
}

/**
 * The calls that answer 201: those that the published REST description says it of, and no others (docs/adr/0008). It is no
 * rule of names: creating a domain or an API token answers 200.
 */
const CREATED = new Set([
  'OrganizationService.CreateOrganization',
  'UserService.CreateUserAndMembership',
  'UserService.CreateMembership',
  'RolesService.CreateRole',
  'RolesService.CreateOrganizationRole',
  'RolesService.CreatePermission',
  'ClientService.CreateOrganizationClient',
  'ClientService.CreateOrganizationClientSecret',
]);
