import type { Call, CallOptions, Written } from './call.ts';
import type * as wire from './contract/organizations.ts';
import { OrganizationService } from './contract/services.ts';
import type { Filled } from './filled.ts';
import { eachOf, type PageOptions } from './pages.ts';

/** What an organization may have from the beginning, besides its name. */
export type NewOrganization = Omit<wire.CreateOrganization, 'displayName'>;

/** A page of organizations; all of it may be left out. */
export interface ListOrganizationsOptions extends PageOptions {
  /** Only the one with this external id. */
  readonly externalId?: string | undefined;
}

type With<Answer extends { readonly organization?: unknown }, Options = CallOptions> = Promise<Written<Filled<Answer, 'organization'>, Options>>;

/**
 * Organizations: your customers. Every call may fail with an `UnauthenticatedError` (wrong credentials), a
 * `RateLimitedError`, an `UnavailableError` or a `TimeoutError`; what else it fails with stands at each.
 */
export class Organizations {
  readonly #service: OrganizationService;

  constructor(call: Call) {
    this.#service = new OrganizationService(call);
  }

  /**
   * Makes an organization. It has no members yet.
   * @param displayName 1-200 characters
   * @param organization slug (a dot-separated DNS name of at most 253 characters), external id (at most 255 characters),
   * logo URL and metadata (at most 10 pairs; keys of 3-25 characters, values of 1-256)
   * @throws ConflictError when another organization has the slug or the external id
   * @throws InvalidRequestError when something breaks its rule; `violations` names it
   */
  createOrganization<Options extends CallOptions>(
    displayName: string,
    organization: NewOrganization = {},
    options?: Options,
  ): With<wire.CreateOrganizationResponse, Options> {
    return this.#service.createOrganization({ organization: { ...organization, displayName } }, options) as With<wire.CreateOrganizationResponse, Options>;
  }

  /**
   * Shows one organization.
   * @param id `org_` and digits
   * @throws NotFoundError when there is none
   */
  getOrganization(id: string, options?: CallOptions): With<wire.GetOrganizationResponse> {
    return this.#service.getOrganization({ id }, options) as With<wire.GetOrganizationResponse>;
  }

  /**
   * Shows the organization that has this external id.
   * @param externalId your own id for it, 1-255 characters
   * @throws NotFoundError when there is none
   */
  getOrganizationByExternalId(externalId: string, options?: CallOptions): With<wire.GetOrganizationResponse> {
    return this.#service.getOrganizationByExternalId({ externalId }, options) as With<wire.GetOrganizationResponse>;
  }

  /**
   * A page of organizations, newest first.
   * @param page size 1-100 (default 10) and token
   * @throws InvalidRequestError when the token is not one of this list
   */
  listOrganizations(page: ListOrganizationsOptions = {}, options?: CallOptions): Promise<wire.ListOrganizationsResponse> {
    return this.#service.listOrganization(page, options);
  }

  /** The same, by the name the published SDKs have for it. */
  listOrganization(page: ListOrganizationsOptions = {}, options?: CallOptions): Promise<wire.ListOrganizationsResponse> {
    return this.listOrganizations(page, options);
  }

  /**
   * Every organization, newest first, page by page as the loop goes on:
   * `for await (const organization of tenon.organization.eachOrganization()) …`
   * @param page `pageSize` is how many are fetched at a time
   */
  eachOrganization(page: ListOrganizationsOptions = {}, options?: CallOptions): AsyncGenerator<wire.Organization, void, undefined> {
    return eachOf(
      (pageToken) => this.listOrganizations({ ...page, pageToken: pageToken ?? page.pageToken }, options),
      ({ organizations }) => organizations,
    );
  }

  /**
   * Organizations by a part of their name, external id, slug or id, newest first.
   * @param query 3-100 characters; upper and lower case are the same
   * @param page size 1-30 (default 10) and token
   * @throws InvalidRequestError when the query is too short or too long, or the token is not one of this search
   */
  searchOrganizations(query: string, page: PageOptions = {}, options?: CallOptions): Promise<wire.SearchOrganizationsResponse> {
    return this.#service.searchOrganization({ ...page, query }, options);
  }

  /**
   * Changes what is given and leaves the rest. An empty string takes away external id, slug and logo; metadata that is
   * given replaces all there was.
   * @param id `org_` and digits
   * @param changes limits as for a new one
   * @throws NotFoundError when there is none
   * @throws ConflictError when another organization has the slug or the external id
   * @throws InvalidRequestError when something breaks its rule
   */
  updateOrganization<Options extends CallOptions>(
    id: string,
    changes: wire.UpdateOrganization,
    options?: Options,
  ): With<wire.UpdateOrganizationResponse, Options> {
    return this.#service.updateOrganization({ id, organization: changes }, options) as With<wire.UpdateOrganizationResponse, Options>;
  }

  /**
   * Deletes an organization with its memberships, invitations, connections and tokens. Its people are signed out of it
   * and stay users. There is no way back.
   * @param id `org_` and digits
   * @throws NotFoundError when there is none
   */
  deleteOrganization<Options extends CallOptions>(id: string, options?: Options): Promise<Written<void, Options>> {
    return this.#service.deleteOrganization({ id }, options);
  }

  /**
   * Turns features on or off for one organization.
   * @param id `org_` and digits
   * @param settings `{ features: [{ name: 'sso', enabled: true }] }`; names are `sso` and `dir_sync`
   * @throws NotFoundError when there is none
   */
  updateOrganizationSettings<Options extends CallOptions>(
    id: string,
    settings: wire.OrganizationSettingsInit,
    options?: Options,
  ): With<wire.GetOrganizationResponse, Options> {
    return this.#service.updateOrganizationSettings({ id, settings }, options) as With<wire.GetOrganizationResponse, Options>;
  }

  /**
   * Limits the seats of one organization.
   * @param organizationId `org_` and digits
   * @throws NotFoundError when there is none
   */
  upsertUserManagementSettings<Options extends CallOptions>(
    organizationId: string,
    settings: wire.OrganizationUserManagementSettingsInit,
    options?: Options,
  ): Promise<Written<wire.UpsertUserManagementSettingsResponse, Options>> {
    return this.#service.upsertUserManagementSettings({ organizationId, settings }, options);
  }

  /**
   * How many seats one organization has.
   * @param organizationId `org_` and digits
   * @throws NotFoundError when there is none
   */
  getOrganizationUserManagementSetting(organizationId: string, options?: CallOptions): Promise<wire.GetOrganizationUserManagementSettingsResponse> {
    return this.#service.getOrganizationUserManagementSetting({ organizationId }, options);
  }

  /**
   * Says how long sessions of one organization last.
   * @param organizationId `org_` and digits
   * @throws NotFoundError when there is none
   * @throws InvalidRequestError when a limit is outside its bounds
   */
  updateOrganizationSessionPolicy<Options extends CallOptions>(
    organizationId: string,
    policy: Omit<wire.UpdateOrganizationSessionPolicyRequest, 'organizationId'>,
    options?: Options,
  ): Promise<Written<wire.UpdateOrganizationSessionPolicyResponse, Options>> {
    return this.#service.updateOrganizationSessionPolicy({ ...policy, organizationId }, options);
  }

  /**
   * How long sessions of one organization last.
   * @param organizationId `org_` and digits
   * @throws NotFoundError when there is none
   */
  getOrganizationSessionPolicy(organizationId: string, options?: CallOptions): Promise<wire.GetOrganizationSessionPolicyResponse> {
    return this.#service.getOrganizationSessionPolicy({ organizationId }, options);
  }

  /**
   * Makes a link that opens the settings portal for the organization's administrator. It works once, within a minute.
   * @param id `org_` and digits
   * @throws NotFoundError when there is no such organization
   */
  generatePortalLink<Options extends CallOptions>(id: string, options?: Options): Promise<Written<Filled<wire.GeneratePortalLinkResponse, 'link'>, Options>> {
    return this.#service.generatePortalLink({ id }, options) as Promise<Written<Filled<wire.GeneratePortalLinkResponse, 'link'>, Options>>;
  }
}
