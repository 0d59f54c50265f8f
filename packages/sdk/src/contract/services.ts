// Printed from proto/ by `npm run gen`; nobody edits it.
import type { Call, CallOptions, Written } from '../call.ts';
import type * as auditlogs from './auditlogs.ts';
import type * as auth from './auth.ts';
import type * as clients from './clients.ts';
import type * as connections from './connections.ts';
import type * as directories from './directories.ts';
import type * as domains from './domains.ts';
import type * as events from './events.ts';
import type * as organizations from './organizations.ts';
import type * as passwordless from './passwordless.ts';
import type * as roles from './roles.ts';
import type * as sessions from './sessions.ts';
import type * as tenon from './tenon.ts';
import type * as tokens from './tokens.ts';
import type * as users from './users.ts';
import type * as webauthn from './webauthn.ts';

/**
 * A record of every authorization request: who came, by which way, and how it ended.
 *
 * Every call may also fail with INVALID_ARGUMENT when the request breaks a rule of its fields (each is named),
 * UNAUTHENTICATED without a valid access token, and PERMISSION_DENIED when the caller may not do this.
 */
export class AuditLogsService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Lists authorization requests, the newest first.
   *
   * Permission: environment clients only.
   * Errors: INVALID_ARGUMENT when a status is unknown or the page token is not one of this list.
   */
  listAuthRequests(request: auditlogs.ListAuthLogRequest, options?: CallOptions): Promise<auditlogs.ListAuthLogResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/logs/authentication/requests'], body: '', answer: 'auditlogs.ListAuthLogResponse' }, request, options);
  }
}

/**
 * What a sign-in page of an app's own may want to know: the ways in, which of them fits an address, how our pages look
 * and what they can do. The rest is for pages on their way through an authorization request, and the last call for apps
 * that sign people in by themselves. Neither is served: our pages need no calls, and nobody is sent to another sign-in.
 *
 * Every call may also fail with INVALID_ARGUMENT when the request breaks a rule of its fields (each is named).
 */
export class AuthService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Lists the ways in: those of the environment, as its sign-in page shows them.
   *
   * Permission: anyone.
   * Errors: INVALID_ARGUMENT when the intent is neither `sign_in` nor `sign_up`.
   */
  listAuthMethods(request: auth.ListAuthMethodsRequest, options?: CallOptions): Promise<auth.ListAuthMethodsResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/authmethods'], body: '', answer: 'auth.ListAuthMethodsResponse' }, request, options);
  }

  /**
   * Finds the way in that fits an e-mail address: the connection of the organization whose verified domain it is, or the
   * first way of the environment. Whether somebody has the address makes no difference.
   *
   * Permission: anyone.
   * Errors: INVALID_ARGUMENT when it is no address; FAILED_PRECONDITION when the organization of the address lets its
   * people come by its own connection alone and none is on; PERMISSION_DENIED for `sign_up` where that is off.
   */
  discoveryAuthMethod<Options extends CallOptions>(
    request: auth.DiscoveryAuthMethodRequest,
    options?: Options,
  ): Promise<Written<auth.DiscoveryAuthMethodResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/auth:discovery'], body: 'discoveryRequest', answer: 'auth.DiscoveryAuthMethodResponse' },
      request,
      options,
    );
  }

  /**
   * Takes the code from the mail.
   *
   * Permission: anyone; the code is the proof.
   * Errors: INVALID_ARGUMENT when the code is wrong; RESOURCE_EXHAUSTED after too many tries.
   */
  verifyPasswordLessOtp<Options extends CallOptions>(
    request: auth.VerifyPasswordLessOtpRequest,
    options?: Options,
  ): Promise<Written<auth.VerifyPasswordLessOtpResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/auth/passwordless:verify'], body: 'otpReq', answer: 'auth.VerifyPasswordLessOtpResponse' },
      request,
      options,
    );
  }

  /**
   * Sends the mail of this request again.
   *
   * Permission: anyone in the middle of a request.
   */
  resendPasswordless<Options extends CallOptions>(request: Record<string, never> = {}, options?: Options): Promise<Written<void, Options>> {
    return this.#call({ verb: 'POST', paths: ['/api/v1/auth/passwordless:resend'], body: '', answer: '' }, request, options);
  }

  /**
   * Lists the organizations that the person may go to.
   *
   * Permission: a person who has shown who they are in this request.
   */
  listUserOrganizations(request: Record<string, never> = {}, options?: CallOptions): Promise<auth.ListUserOrganizationsResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/auth:organizations'], body: '', answer: 'auth.ListUserOrganizationsResponse' }, request, options);
  }

  /**
   * Makes the organization of somebody who signs up.
   *
   * Permission: a person who has shown who they are in this request.
   */
  signupOrganization<Options extends CallOptions>(
    request: auth.SignupOrganizationRequest,
    options?: Options,
  ): Promise<Written<auth.SignupOrganizationResponse, Options>> {
    return this.#call({ verb: 'POST', paths: ['/api/v1/auth:signup'], body: '*', answer: 'auth.SignupOrganizationResponse' }, request, options);
  }

  /**
   * Tells how far the request has come.
   *
   * Permission: anyone in the middle of a request.
   */
  getAuthState(request: Record<string, never> = {}, options?: CallOptions): Promise<auth.GetAuthStateResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/auth/state'], body: '', answer: 'auth.GetAuthStateResponse' }, request, options);
  }

  /**
   * Shows what went wrong.
   *
   * Permission: anyone who knows the id.
   * Errors: NOT_FOUND when there is no such error.
   */
  getAuthError(request: auth.GetAuthErrorRequest, options?: CallOptions): Promise<auth.GetAuthErrorResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/errors/{errorId}', '/api/v1/auth/error/{errorId}'], body: '', answer: 'auth.GetAuthErrorResponse' },
      request,
      options,
    );
  }

  /**
   * Ends the browser's session.
   *
   * Permission: anyone.
   */
  logout<Options extends CallOptions>(request: Record<string, never> = {}, options?: Options): Promise<Written<void, Options>> {
    return this.#call({ verb: 'POST', paths: ['/api/v1/auth/logout'], body: '', answer: '' }, request, options);
  }

  /**
   * Tells how the pages are to look.
   *
   * Permission: anyone.
   */
  getAuthCustomizations(request: auth.GetAuthCustomizationsRequest = {}, options?: CallOptions): Promise<auth.GetAuthCustomizationsResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/auth:customizations'], body: '', answer: 'auth.GetAuthCustomizationsResponse' }, request, options);
  }

  /**
   * Tells what the pages can do.
   *
   * Permission: anyone.
   */
  getAuthFeatures(request: Record<string, never> = {}, options?: CallOptions): Promise<auth.GetAuthFeaturesResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/auth:features'], body: '', answer: 'auth.GetAuthFeaturesResponse' }, request, options);
  }

  /**
   * Says who a person is that the app itself has signed in, in the middle of an authorization request.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such connection or request.
   */
  updateLoginUserDetails<Options extends CallOptions>(
    request: auth.UpdateLoginUserDetailsRequest,
    options?: Options,
  ): Promise<Written<auth.UpdateLoginUserDetailsResponse, Options>> {
    return this.#call(
      {
        verb: 'POST',
        paths: ['/api/v1/connections/{connectionId}/auth-requests/{loginRequestId}/user'],
        body: 'user',
        answer: 'auth.UpdateLoginUserDetailsResponse',
      },
      request,
      options,
    );
  }
}

/**
 * Mails a code, a link or both, and tells whether what came back is right. The app shows its own pages and keeps its
 * own sessions; nobody is signed in here.
 *
 * Every call may also fail with INVALID_ARGUMENT when the request breaks a rule of its fields (each is named),
 * UNAUTHENTICATED without a valid access token, and PERMISSION_DENIED when the caller may not do this.
 */
export class PasswordlessService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Sends the mail.
   *
   * Permission: environment clients only.
   * Errors: INVALID_ARGUMENT when the environment sends links and `magiclink_auth_uri` is missing, or when a template
   * variable is empty or has a name that the mail uses itself; RESOURCE_EXHAUSTED after two mails to the address within
   * a minute.
   */
  sendPasswordlessEmail<Options extends CallOptions>(
    request: passwordless.SendPasswordlessRequest,
    options?: Options,
  ): Promise<Written<passwordless.SendPasswordlessResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/passwordless/email/send'], body: '*', answer: 'passwordless.SendPasswordlessResponse' },
      request,
      options,
    );
  }

  /**
   * Tells whether the code or the link is right. Either works once.
   *
   * Permission: environment clients only.
   * Errors: INVALID_ARGUMENT when it is wrong, used or expired; NOT_FOUND when there is no such request;
   * RESOURCE_EXHAUSTED after five wrong codes: start again with a new mail.
   */
  verifyPasswordlessEmail<Options extends CallOptions>(
    request: passwordless.VerifyPasswordLessRequest,
    options?: Options,
  ): Promise<Written<passwordless.VerifyPasswordLessResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/passwordless/email/verify'], body: '*', answer: 'passwordless.VerifyPasswordLessResponse' },
      request,
      options,
    );
  }

  /**
   * Sends another mail for the same request, with a new code and link; the old ones stop working. It may be asked for at
   * once.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such request; FAILED_PRECONDITION when it expired, was used or is locked;
   * RESOURCE_EXHAUSTED after two mails to the address within a minute.
   */
  resendPasswordlessEmail<Options extends CallOptions>(
    request: passwordless.ResendPasswordlessRequest,
    options?: Options,
  ): Promise<Written<passwordless.SendPasswordlessResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/passwordless/email/resend'], body: '*', answer: 'passwordless.SendPasswordlessResponse' },
      request,
      options,
    );
  }
}

/**
 * Passkeys of people: registered, used to sign in, listed and removed.
 *
 * Every call may also fail with INVALID_ARGUMENT when the request breaks a rule of its fields (each is named),
 * UNAUTHENTICATED without a valid access token, and PERMISSION_DENIED when the caller may not do this.
 */
export class WebAuthnService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Gives the browser what it needs to make a passkey for the person signed in. Here, people do that on the hosted page
   * /ui/profile/passkeys, and this call says so: an access token is not the person at their device.
   *
   * Permission: the signed-in person.
   * Errors: FAILED_PRECONDITION always, with the address of the page.
   */
  beginRegistration<Options extends CallOptions>(
    request: webauthn.BeginRegistrationRequest = {},
    options?: Options,
  ): Promise<Written<webauthn.BeginRegistrationResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/webauthn/registration:begin'], body: '*', answer: 'webauthn.BeginRegistrationResponse' },
      request,
      options,
    );
  }

  /**
   * Keeps the passkey that the browser made. Here, people do that on the hosted page /ui/profile/passkeys, and this call
   * says so.
   *
   * Permission: the signed-in person.
   * Errors: FAILED_PRECONDITION always, with the address of the page.
   */
  finishRegistration<Options extends CallOptions>(
    request: webauthn.FinishRegistrationRequest,
    options?: Options,
  ): Promise<Written<webauthn.FinishRegistrationResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/webauthn/registration:finish'], body: '*', answer: 'webauthn.FinishRegistrationResponse' },
      request,
      options,
    );
  }

  /**
   * Gives the browser what it needs to show a passkey, on a page of this environment's own address. Good for five minutes.
   *
   * Permission: anyone.
   * Errors: PERMISSION_DENIED when passkeys are not in use here.
   */
  beginAuthentication<Options extends CallOptions>(
    request: webauthn.BeginAuthenticationRequest,
    options?: Options,
  ): Promise<Written<webauthn.BeginAuthenticationResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/webauthn/authentication:begin'], body: '*', answer: 'webauthn.BeginAuthenticationResponse' },
      request,
      options,
    );
  }

  /**
   * Signs the person in whose passkey answered.
   *
   * Permission: anyone; the passkey is the proof.
   * Errors: INVALID_ARGUMENT when the answer does not fit what was asked: it came too late or twice, from another site, from a
   * passkey that is not known here or whose counter went back.
   */
  finishAuthentication<Options extends CallOptions>(
    request: webauthn.FinishAuthenticationRequest,
    options?: Options,
  ): Promise<Written<webauthn.FinishAuthenticationResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/webauthn/authentication:finish'], body: '*', answer: 'webauthn.FinishAuthenticationResponse' },
      request,
      options,
    );
  }

  /**
   * Lists a person's passkeys.
   *
   * Permission: the signed-in person for themselves; environment clients for anybody.
   * Errors: NOT_FOUND when there is no such user.
   */
  listCredentials(request: webauthn.ListCredentialsRequest, options?: CallOptions): Promise<webauthn.ListCredentialsResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/webauthn/credentials'], body: '', answer: 'webauthn.ListCredentialsResponse' }, request, options);
  }

  /**
   * Removes a passkey. A person cannot remove their own last way in: where mail does not count, one passkey stays.
   *
   * Permission: the signed-in person for their own; environment clients for anybody's.
   * Errors: NOT_FOUND when there is no such passkey, FAILED_PRECONDITION when it is the person's last way in.
   */
  deleteCredential<Options extends CallOptions>(
    request: webauthn.DeleteCredentialRequest,
    options?: Options,
  ): Promise<Written<webauthn.DeleteCredentialResponse, Options>> {
    return this.#call(
      { verb: 'DELETE', paths: ['/api/v1/webauthn/credentials/{credentialId}'], body: '', answer: 'webauthn.DeleteCredentialResponse' },
      request,
      options,
    );
  }

  /**
   * Names a passkey.
   *
   * Permission: the signed-in person for their own; environment clients for anybody's.
   * Errors: NOT_FOUND when there is no such passkey.
   */
  updateCredential<Options extends CallOptions>(
    request: webauthn.UpdateCredentialRequest,
    options?: Options,
  ): Promise<Written<webauthn.UpdateCredentialResponse, Options>> {
    return this.#call(
      { verb: 'PATCH', paths: ['/api/v1/webauthn/credentials/{credentialId}'], body: '*', answer: 'webauthn.UpdateCredentialResponse' },
      request,
      options,
    );
  }

  /**
   * Tells browsers which other sites the passkeys of this one work on.
   *
   * Permission: anyone; it is published.
   */
  getRelatedOrigins(request: webauthn.GetRelatedOriginsRequest = {}, options?: CallOptions): Promise<webauthn.GetRelatedOriginsResponse> {
    return this.#call({ verb: 'GET', paths: ['/.well-known/webauthn'], body: '', answer: 'webauthn.GetRelatedOriginsResponse' }, request, options);
  }
}

/**
 * Keeps the apps and machines that may ask for tokens, their secrets, and the APIs they ask them for.
 *
 * Every call may also fail with INVALID_ARGUMENT when the request breaks a rule of its fields (each is named),
 * UNAUTHENTICATED without a valid access token, and PERMISSION_DENIED when the caller may not do this.
 */
export class ClientService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Lists the environment's own apps and machines, type by type and of each type the oldest first. Machines of
   * organizations and clients of resources have lists of their own.
   *
   * Permission: environment clients only.
   * Errors: INVALID_ARGUMENT when the page token is not one of this list, or the filter names a type that does not
   * exist.
   */
  listClient(request: clients.ListClientsRequest, options?: CallOptions): Promise<clients.ListClientsResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/clients'], body: '', answer: 'clients.ListClientsResponse' }, request, options);
  }

  /**
   * Registers an app or a machine of the environment. An app has no secret at first: one that can keep it asks for it
   * with CreateClientSecret. A machine (`M2M`) has one, in `secrets[0].plain_secret`, shown this once.
   *
   * Permission: environment clients only.
   * Errors: INVALID_ARGUMENT when an address cannot be registered, or for a second default app (`ENV`).
   */
  createClient<Options extends CallOptions>(request: clients.CreateClientRequest, options?: Options): Promise<Written<clients.CreateClientResponse, Options>> {
    return this.#call({ verb: 'POST', paths: ['/api/v1/clients'], body: 'client', answer: 'clients.CreateClientResponse' }, request, options);
  }

  /**
   * Shows one app or machine of the environment.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such client.
   */
  getClient(request: clients.GetClientRequest, options?: CallOptions): Promise<clients.GetClientResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/clients/{clientId}'], body: '', answer: 'clients.GetClientResponse' }, request, options);
  }

  /**
   * Changes what the request gives and leaves the rest; an empty `initiate_login_uri` takes it away, while an empty
   * list and a 0 cannot be told from not given. With a `mask` only the fields it names change, to exactly what the
   * request holds.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such client; INVALID_ARGUMENT when the mask names a field that cannot change;
   * FAILED_PRECONDITION when the default app would lose its way to this API.
   */
  updateClient<Options extends CallOptions>(request: clients.UpdateClientRequest, options?: Options): Promise<Written<clients.UpdateClientResponse, Options>> {
    return this.#call({ verb: 'PATCH', paths: ['/api/v1/clients/{clientId}'], body: 'client', answer: 'clients.UpdateClientResponse' }, request, options);
  }

  /**
   * Deletes an app with its secrets and all refresh tokens it was given. There is no way back.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such client; FAILED_PRECONDITION for the environment's default app, which stays.
   */
  deleteClient<Options extends CallOptions>(request: clients.DeleteClientRequest, options?: Options): Promise<Written<void, Options>> {
    return this.#call({ verb: 'DELETE', paths: ['/api/v1/clients/{clientId}'], body: '', answer: '' }, request, options);
  }

  /**
   * Gives a client of the environment or of a resource a further secret, shown this once. An app may have two active
   * ones, so that a new one can be brought everywhere before the old one goes; a client of a resource may have five.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such client; FAILED_PRECONDITION when it has as many active secrets as it may,
   * or is an app that cannot keep one.
   */
  createClientSecret<Options extends CallOptions>(
    request: clients.CreateClientSecretRequest,
    options?: Options,
  ): Promise<Written<clients.CreateClientSecretResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/clients/{clientId}/secrets'], body: '', answer: 'clients.CreateClientSecretResponse' },
      request,
      options,
    );
  }

  /**
   * Switches a secret off or on again. One that is off is refused at once.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such client or secret; FAILED_PRECONDITION when two others are active, or it is
   * the default app's only active one.
   */
  updateClientSecret<Options extends CallOptions>(
    request: clients.UpdateClientSecretRequest,
    options?: Options,
  ): Promise<Written<clients.UpdateClientSecretResponse, Options>> {
    return this.#call(
      { verb: 'PUT', paths: ['/api/v1/clients/{clientId}/secrets/{secretId}'], body: 'secret', answer: 'clients.UpdateClientSecretResponse' },
      request,
      options,
    );
  }

  /**
   * Deletes a secret. It is refused at once.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such client or secret; FAILED_PRECONDITION when it is the default app's only
   * active one.
   */
  deleteClientSecret<Options extends CallOptions>(request: clients.DeleteClientSecretRequest, options?: Options): Promise<Written<void, Options>> {
    return this.#call({ verb: 'DELETE', paths: ['/api/v1/clients/{clientId}/secrets/{secretId}'], body: '', answer: '' }, request, options);
  }

  /**
   * Makes a machine of an organization, with a secret that is shown this once. With it the machine gets tokens from
   * `/oauth/token` (grant type `client_credentials`) that name the organization in `oid`.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such organization.
   */
  createOrganizationClient<Options extends CallOptions>(
    request: clients.CreateOrganizationClientRequest,
    options?: Options,
  ): Promise<Written<clients.CreateOrganizationClientResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/organizations/{organizationId}/clients'], body: 'client', answer: 'clients.CreateOrganizationClientResponse' },
      request,
      options,
    );
  }

  /**
   * Shows one machine of an organization.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when the organization has no such client.
   */
  getOrganizationClient(request: clients.GetOrganizationClientRequest, options?: CallOptions): Promise<clients.GetOrganizationClientResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/organizations/{organizationId}/clients/{clientId}'], body: '', answer: 'clients.GetOrganizationClientResponse' },
      request,
      options,
    );
  }

  /**
   * Gives a machine a further secret, shown this once. It may have five.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when the organization has no such client; FAILED_PRECONDITION when it has five secrets.
   */
  createOrganizationClientSecret<Options extends CallOptions>(
    request: clients.CreateOrganizationClientSecretRequest,
    options?: Options,
  ): Promise<Written<clients.CreateOrganizationClientSecretResponse, Options>> {
    return this.#call(
      {
        verb: 'POST',
        paths: ['/api/v1/organizations/{organizationId}/clients/{clientId}/secrets'],
        body: '',
        answer: 'clients.CreateOrganizationClientSecretResponse',
      },
      request,
      options,
    );
  }

  /**
   * Deletes a machine's secret. It is refused at once.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when the organization has no such client, or the client no such secret.
   */
  deleteOrganizationClientSecret<Options extends CallOptions>(
    request: clients.DeleteOrganizationClientSecretRequest,
    options?: Options,
  ): Promise<Written<void, Options>> {
    return this.#call(
      { verb: 'DELETE', paths: ['/api/v1/organizations/{organizationId}/clients/{clientId}/secrets/{secretId}'], body: '', answer: '' },
      request,
      options,
    );
  }

  /**
   * Changes what the request gives and leaves the rest. Empty texts and lists and a 0 cannot be told from not given;
   * lists that are given replace all there was.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when the organization has no such client.
   */
  updateOrganizationClient<Options extends CallOptions>(
    request: clients.UpdateOrganizationClientRequest,
    options?: Options,
  ): Promise<Written<clients.UpdateOrganizationClientResponse, Options>> {
    return this.#call(
      {
        verb: 'PATCH',
        paths: ['/api/v1/organizations/{organizationId}/clients/{clientId}'],
        body: 'client',
        answer: 'clients.UpdateOrganizationClientResponse',
      },
      request,
      options,
    );
  }

  /**
   * Deletes a machine and its secrets. Tokens it has are refused by this API at once; elsewhere they run out.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when the organization has no such client.
   */
  deleteOrganizationClient<Options extends CallOptions>(request: clients.DeleteOrganizationClientRequest, options?: Options): Promise<Written<void, Options>> {
    return this.#call({ verb: 'DELETE', paths: ['/api/v1/organizations/{organizationId}/clients/{clientId}'], body: '', answer: '' }, request, options);
  }

  /**
   * Lists the machines of an organization, the newest first.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such organization; INVALID_ARGUMENT when the page token is not one of this list.
   */
  listOrganizationClients(request: clients.ListOrganizationClientsRequest, options?: CallOptions): Promise<clients.ListOrganizationClientsResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/organizations/{organizationId}/clients'], body: '', answer: 'clients.ListOrganizationClientsResponse' },
      request,
      options,
    );
  }

  /**
   * Registers an API that tokens are asked for. Scopes that the environment does not know yet are made.
   *
   * Permission: environment clients only.
   * Errors: ALREADY_EXISTS when another resource answers at `resource_uri`.
   */
  createResource<Options extends CallOptions>(
    request: clients.CreateResourceRequest,
    options?: Options,
  ): Promise<Written<clients.CreateResourceResponse, Options>> {
    return this.#call({ verb: 'POST', paths: ['/api/v1/resources'], body: 'resource', answer: 'clients.CreateResourceResponse' }, request, options);
  }

  /**
   * Shows one resource.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such resource.
   */
  getResource(request: clients.GetResourceRequest, options?: CallOptions): Promise<clients.GetResourceResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/resources/{resourceId}'], body: '', answer: 'clients.GetResourceResponse' }, request, options);
  }

  /**
   * Lists the resources of one type, the newest first.
   *
   * Permission: environment clients only.
   * Errors: INVALID_ARGUMENT when the page token is not one of this list.
   */
  listResources(request: clients.ListResourcesRequest, options?: CallOptions): Promise<clients.ListResourcesResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/resources'], body: '', answer: 'clients.ListResourcesResponse' }, request, options);
  }

  /**
   * Changes what the request gives and leaves the rest. Empty texts and lists and a 0 cannot be told from not given.
   * With an `update_mask` only the fields it names change, to exactly what the request holds.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such resource; ALREADY_EXISTS when another one answers at `resource_uri`.
   */
  updateResource<Options extends CallOptions>(
    request: clients.UpdateResourceRequest,
    options?: Options,
  ): Promise<Written<clients.UpdateResourceResponse, Options>> {
    return this.#call(
      { verb: 'PATCH', paths: ['/api/v1/resources/{resourceId}'], body: 'resource', answer: 'clients.UpdateResourceResponse' },
      request,
      options,
    );
  }

  /**
   * Deletes a resource with its clients.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such resource.
   */
  deleteResource<Options extends CallOptions>(request: clients.DeleteResourceRequest, options?: Options): Promise<Written<void, Options>> {
    return this.#call({ verb: 'DELETE', paths: ['/api/v1/resources/{resourceId}'], body: '', answer: '' }, request, options);
  }

  /**
   * Takes the provider away from a resource, and shows the resource.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such resource.
   */
  deleteResourceProvider<Options extends CallOptions>(
    request: clients.DeleteResourceProviderRequest,
    options?: Options,
  ): Promise<Written<clients.GetResourceResponse, Options>> {
    return this.#call(
      { verb: 'PUT', paths: ['/api/v1/resources/{resourceId}/provider:delete'], body: '', answer: 'clients.GetResourceResponse' },
      request,
      options,
    );
  }

  /**
   * Registers a client of one resource, with a secret that is shown this once. Its tokens are for the resource.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such resource.
   */
  createResourceClient<Options extends CallOptions>(
    request: clients.CreateResourceClientRequest,
    options?: Options,
  ): Promise<Written<clients.CreateResourceClientResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/resources/{resourceId}/clients'], body: 'client', answer: 'clients.CreateResourceClientResponse' },
      request,
      options,
    );
  }

  /**
   * Changes what the request gives and leaves the rest. With an `update_mask` only the fields it names change, to
   * exactly what the request holds.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when the resource has no such client.
   */
  updateResourceClient<Options extends CallOptions>(
    request: clients.UpdateResourceClientRequest,
    options?: Options,
  ): Promise<Written<clients.UpdateResourceClientResponse, Options>> {
    return this.#call(
      { verb: 'PATCH', paths: ['/api/v1/resources/{resourceId}/clients/{clientId}'], body: 'client', answer: 'clients.UpdateResourceClientResponse' },
      request,
      options,
    );
  }

  /**
   * Shows one client of a resource, and who has let it act for them.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when the resource has no such client.
   */
  getResourceClient(request: clients.GetResourceClientRequest, options?: CallOptions): Promise<clients.GetResourceClientResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/resources/{resourceId}/clients/{clientId}'], body: '', answer: 'clients.GetResourceClientResponse' },
      request,
      options,
    );
  }

  /**
   * Lists the clients of a resource, the oldest first.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such resource.
   */
  listResourceClients(request: clients.ListResourceClientsRequest, options?: CallOptions): Promise<clients.ListResourceClientsResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/resources/{resourceId}/clients'], body: '', answer: 'clients.ListResourceClientsResponse' },
      request,
      options,
    );
  }

  /**
   * Lists the agents that the signed-in person lets act for them.
   *
   * Permission: any signed-in person.
   */
  listCurrentAgentConsents(request: clients.ListCurrentAgentConsentsRequest, options?: CallOptions): Promise<clients.ListCurrentAgentConsentsResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/agent-consents:this'], body: '', answer: 'clients.ListCurrentAgentConsentsResponse' }, request, options);
  }

  /**
   * Takes back what the signed-in person once allowed an agent. Tokens it has run out by themselves; it gets no new
   * ones.
   *
   * Permission: any signed-in person.
   * Errors: NOT_FOUND when they gave no such consent.
   */
  revokeCurrentAgentConsent<Options extends CallOptions>(
    request: clients.RevokeCurrentAgentConsentRequest,
    options?: Options,
  ): Promise<Written<clients.RevokeCurrentAgentConsentResponse, Options>> {
    return this.#call(
      { verb: 'DELETE', paths: ['/api/v1/agent-consents:this/{consentId}'], body: '', answer: 'clients.RevokeCurrentAgentConsentResponse' },
      request,
      options,
    );
  }

  /**
   * Lists who has allowed which client what, at one resource.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such resource.
   */
  listResourceUserConsents(request: clients.ListResourceUserConsentsRequest, options?: CallOptions): Promise<clients.ListResourceUserConsentsResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/user_consents'], body: '', answer: 'clients.ListResourceUserConsentsResponse' }, request, options);
  }

  /**
   * Deletes a client of a resource, and its secrets.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when the resource has no such client.
   */
  deleteResourceClient<Options extends CallOptions>(
    request: clients.DeleteResourceClientRequest,
    options?: Options,
  ): Promise<Written<clients.DeleteResourceClientResponse, Options>> {
    return this.#call(
      { verb: 'DELETE', paths: ['/api/v1/resources/{resourceId}/clients/{clientId}'], body: '', answer: 'clients.DeleteResourceClientResponse' },
      request,
      options,
    );
  }

  /**
   * Lets a client register itself with a resource.
   *
   * Permission: everybody.
   * Errors: NOT_FOUND when there is no such resource; PERMISSION_DENIED when it takes no registrations.
   */
  registerClient<Options extends CallOptions>(
    request: clients.RegisterClientRequest,
    options?: Options,
  ): Promise<Written<clients.RegisterClientResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/resources/{resId}/clients:register'], body: 'client', answer: 'clients.RegisterClientResponse' },
      request,
      options,
    );
  }

  /**
   * Makes a scope that the environment's clients and resources may use.
   *
   * Permission: environment clients only.
   * Errors: ALREADY_EXISTS when there is one of this name.
   * @deprecated
   */
  createScope<Options extends CallOptions>(request: clients.CreateScopeRequest, options?: Options): Promise<Written<clients.CreateScopeResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/scopes', '/api/v1/environments/{envId}/scopes'], body: 'scope', answer: 'clients.CreateScopeResponse' },
      request,
      options,
    );
  }

  /**
   * Lists every scope of the environment, in alphabetical order.
   *
   * Permission: environment clients only.
   */
  listScopes(request: clients.ListScopesRequest, options?: CallOptions): Promise<clients.ListScopesResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/scopes', '/api/v1/environments/{envId}/scopes'], body: '', answer: 'clients.ListScopesResponse' },
      request,
      options,
    );
  }

  /**
   * Describes a scope anew, or switches it off or on.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such scope.
   * @deprecated
   */
  updateScope<Options extends CallOptions>(request: clients.UpdateScopeRequest, options?: Options): Promise<Written<clients.UpdateScopeResponse, Options>> {
    return this.#call({ verb: 'PATCH', paths: ['/api/v1/scopes/{id}'], body: 'scope', answer: 'clients.UpdateScopeResponse' }, request, options);
  }

  /**
   * Deletes a scope. Resources that had it have it no longer.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such scope.
   * @deprecated
   */
  deleteScope<Options extends CallOptions>(request: clients.DeleteScopeRequest, options?: Options): Promise<Written<void, Options>> {
    return this.#call({ verb: 'DELETE', paths: ['/api/v1/scopes/{id}'], body: '', answer: '' }, request, options);
  }

  /**
   * Says what a person is about to allow, for the page that asks them.
   *
   * Permission: everybody who is on their way through that page.
   */
  getConsentDetails(request: Record<string, never> = {}, options?: CallOptions): Promise<clients.GetConsentDetailsResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/oauth/consent/details'], body: '', answer: 'clients.GetConsentDetailsResponse' }, request, options);
  }

  /**
   * Takes back what a person once allowed a client. Tokens it has run out by themselves; it gets no new ones.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such consent.
   */
  revokeUserConsent<Options extends CallOptions>(
    request: clients.RevokeUserConsentRequest,
    options?: Options,
  ): Promise<Written<clients.RevokeUserConsentResponse, Options>> {
    return this.#call(
      { verb: 'DELETE', paths: ['/api/v1/clients/{clientId}/consents/{consentId}'], body: '', answer: 'clients.RevokeUserConsentResponse' },
      request,
      options,
    );
  }

  /**
   * Makes the connection by which people of a resource sign in at the customer's own page, unless it is there.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such resource.
   */
  ensureResourceConnection<Options extends CallOptions>(
    request: clients.EnsureResourceConnectionRequest,
    options?: Options,
  ): Promise<Written<clients.EnsureResourceConnectionResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/resources/{resourceId}/connections'], body: '*', answer: 'clients.EnsureResourceConnectionResponse' },
      request,
      options,
    );
  }
}

/**
 * Connections: an organization's own, and those of the whole environment.
 *
 * Every call may also fail with INVALID_ARGUMENT when the request breaks a rule of its fields (each is named),
 * UNAUTHENTICATED without a valid access token, and PERMISSION_DENIED when the caller may not do this.
 */
export class ConnectionService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Makes a connection for the whole environment. It is disabled until it is configured and enabled.
   *
   * Permission: environment clients only.
   * Errors: ALREADY_EXISTS when another one has the key id.
   */
  createEnvironmentConnection<Options extends CallOptions>(
    request: connections.CreateEnvironmentConnectionRequest,
    options?: Options,
  ): Promise<Written<connections.CreateConnectionResponse, Options>> {
    return this.#call({ verb: 'POST', paths: ['/api/v1/connections'], body: 'connection', answer: 'connections.CreateConnectionResponse' }, request, options);
  }

  /**
   * Makes a connection for an organization. It needs no configuration yet and is disabled until it is enabled.
   *
   * Permission: `connections_write`.
   * Errors: NOT_FOUND when there is no such organization.
   */
  createConnection<Options extends CallOptions>(
    request: connections.CreateConnectionRequest,
    options?: Options,
  ): Promise<Written<connections.CreateConnectionResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/organizations/{organizationId}/connections'], body: 'connection', answer: 'connections.CreateConnectionResponse' },
      request,
      options,
    );
  }

  /**
   * Says for which of the organization's domains this connection is the one. What the list leaves out is free again.
   *
   * Permission: `connections_write`.
   * Errors: NOT_FOUND when there is no such connection; INVALID_ARGUMENT when a domain is not one of the
   * organization's.
   */
  assignDomainsToConnection<Options extends CallOptions>(
    request: connections.AssignDomainsToConnectionRequest,
    options?: Options,
  ): Promise<Written<connections.AssignDomainsToConnectionResponse, Options>> {
    return this.#call(
      {
        verb: 'PUT',
        paths: ['/api/v1/organizations/{organizationId}/connections/{connectionId}/domains'],
        body: '*',
        answer: 'connections.AssignDomainsToConnectionResponse',
      },
      request,
      options,
    );
  }

  /**
   * Shows one connection of the environment, whether it belongs to an organization or not.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such connection.
   */
  getEnvironmentConnection(request: connections.GetEnvironmentConnectionRequest, options?: CallOptions): Promise<connections.GetConnectionResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/connections/{connectionId}'], body: '', answer: 'connections.GetConnectionResponse' }, request, options);
  }

  /**
   * Shows one connection of an organization, with its configuration. Secrets are never shown.
   *
   * Permission: `connections_read`.
   * Errors: NOT_FOUND when there is no such connection.
   */
  getConnection(request: connections.GetConnectionRequest, options?: CallOptions): Promise<connections.GetConnectionResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/organizations/{organizationId}/connections/{id}'], body: '', answer: 'connections.GetConnectionResponse' },
      request,
      options,
    );
  }

  /**
   * Lists connections, the newest first: of one organization, for one domain, or, without either, those of the
   * environment itself. Without `include`, only those that are enabled and completely configured.
   *
   * Permission: `connections_read`.
   * Errors: NOT_FOUND when there is no such organization; an unknown domain gives an empty list.
   */
  listConnections(request: connections.ListConnectionsRequest, options?: CallOptions): Promise<connections.ListConnectionsResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/connections'], body: '', answer: 'connections.ListConnectionsResponse' }, request, options);
  }

  /**
   * Lists the connections of every organization, the newest first.
   *
   * Permission: environment clients only.
   * Errors: INVALID_ARGUMENT when the page token is not one of this list.
   */
  listOrganizationConnections(
    request: connections.ListOrganizationConnectionsRequest,
    options?: CallOptions,
  ): Promise<connections.ListOrganizationConnectionsResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/organizations/-/connections'], body: '', answer: 'connections.ListOrganizationConnectionsResponse' },
      request,
      options,
    );
  }

  /**
   * Finds connections of organizations by a part of the connection's id, of the organization's id or name, or of a
   * domain, the newest first.
   *
   * Permission: environment clients only.
   * Errors: INVALID_ARGUMENT when the page token is not one of this search.
   */
  searchOrganizationConnections(
    request: connections.SearchOrganizationConnectionsRequest,
    options?: CallOptions,
  ): Promise<connections.SearchOrganizationConnectionsResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/organizations/-/connections:search'], body: '', answer: 'connections.SearchOrganizationConnectionsResponse' },
      request,
      options,
    );
  }

  /**
   * Changes a connection of the environment; what the request does not give stays.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such connection; INVALID_ARGUMENT when the settings are of another kind than the
   * connection.
   */
  updateEnvironmentConnection<Options extends CallOptions>(
    request: connections.UpdateEnvironmentConnectionRequest,
    options?: Options,
  ): Promise<Written<connections.UpdateConnectionResponse, Options>> {
    return this.#call(
      { verb: 'PATCH', paths: ['/api/v1/connections/{connectionId}'], body: 'connection', answer: 'connections.UpdateConnectionResponse' },
      request,
      options,
    );
  }

  /**
   * Changes a connection of an organization; what the request does not give stays.
   *
   * Permission: `connections_write`.
   * Errors: NOT_FOUND when there is no such connection; INVALID_ARGUMENT when the settings are of another kind than the
   * connection.
   */
  updateConnection<Options extends CallOptions>(
    request: connections.UpdateConnectionRequest,
    options?: Options,
  ): Promise<Written<connections.UpdateConnectionResponse, Options>> {
    return this.#call(
      { verb: 'PATCH', paths: ['/api/v1/organizations/{organizationId}/connections/{id}'], body: 'connection', answer: 'connections.UpdateConnectionResponse' },
      request,
      options,
    );
  }

  /**
   * Deletes a connection of the environment for good.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such connection.
   */
  deleteEnvironmentConnection<Options extends CallOptions>(
    request: connections.DeleteEnvironmentConnectionRequest,
    options?: Options,
  ): Promise<Written<void, Options>> {
    return this.#call({ verb: 'DELETE', paths: ['/api/v1/connections/{connectionId}'], body: '', answer: '' }, request, options);
  }

  /**
   * Deletes a connection of an organization for good, with its configuration.
   *
   * Permission: `connections_write`.
   * Errors: NOT_FOUND when there is no such connection.
   */
  deleteConnection<Options extends CallOptions>(request: connections.DeleteConnectionRequest, options?: Options): Promise<Written<void, Options>> {
    return this.#call({ verb: 'DELETE', paths: ['/api/v1/organizations/{organizationId}/connections/{id}'], body: '', answer: '' }, request, options);
  }

  /**
   * Lets people come in by a connection of the environment. One that is enabled stays so.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such connection.
   */
  enableEnvironmentConnection<Options extends CallOptions>(
    request: connections.ToggleEnvironmentConnectionRequest,
    options?: Options,
  ): Promise<Written<connections.ToggleConnectionResponse, Options>> {
    return this.#call(
      { verb: 'PATCH', paths: ['/api/v1/connections/{connectionId}:enable'], body: '', answer: 'connections.ToggleConnectionResponse' },
      request,
      options,
    );
  }

  /**
   * Lets people come in by a connection of an organization. One that is enabled stays so.
   *
   * Permission: `connections_write`.
   * Errors: NOT_FOUND when there is no such connection.
   */
  enableConnection<Options extends CallOptions>(
    request: connections.ToggleConnectionRequest,
    options?: Options,
  ): Promise<Written<connections.ToggleConnectionResponse, Options>> {
    return this.#call(
      { verb: 'PATCH', paths: ['/api/v1/organizations/{organizationId}/connections/{id}:enable'], body: '', answer: 'connections.ToggleConnectionResponse' },
      request,
      options,
    );
  }

  /**
   * Lets nobody in by a connection of the environment any more. Its configuration is kept.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such connection.
   */
  disableEnvironmentConnection<Options extends CallOptions>(
    request: connections.ToggleEnvironmentConnectionRequest,
    options?: Options,
  ): Promise<Written<connections.ToggleConnectionResponse, Options>> {
    return this.#call(
      { verb: 'PATCH', paths: ['/api/v1/connections/{connectionId}:disable'], body: '', answer: 'connections.ToggleConnectionResponse' },
      request,
      options,
    );
  }

  /**
   * Lets nobody in by a connection of an organization any more. Its configuration is kept.
   *
   * Permission: `connections_write`.
   * Errors: NOT_FOUND when there is no such connection.
   */
  disableConnection<Options extends CallOptions>(
    request: connections.ToggleConnectionRequest,
    options?: Options,
  ): Promise<Written<connections.ToggleConnectionResponse, Options>> {
    return this.#call(
      { verb: 'PATCH', paths: ['/api/v1/organizations/{organizationId}/connections/{id}:disable'], body: '', answer: 'connections.ToggleConnectionResponse' },
      request,
      options,
    );
  }

  /**
   * Tells how a test sign-in went.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such connection or test.
   */
  getConnectionTestResult(request: connections.GetConnectionTestResultRequest, options?: CallOptions): Promise<connections.GetConnectionTestResultResponse> {
    return this.#call(
      {
        verb: 'GET',
        paths: ['/api/v1/connections/{connectionId}/test-requests/{testRequestId}'],
        body: '',
        answer: 'connections.GetConnectionTestResultResponse',
      },
      request,
      options,
    );
  }

  /**
   * Not used: it belongs to another product.
   */
  listAppConnections(request: connections.ListAppConnectionsRequest, options?: CallOptions): Promise<connections.ListAppConnectionsResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/connections/app'], body: '', answer: 'connections.ListAppConnectionsResponse' }, request, options);
  }

  /**
   * Shows what the setup page remembered of a connection.
   *
   * Permission: pages of ours only.
   */
  getConnectionContext(request: connections.GetConnectionContextRequest, options?: CallOptions): Promise<connections.GetConnectionContextResponse> {
    return this.#call(
      {
        verb: 'GET',
        paths: ['/api/v1/organizations/{organizationId}/connections/{connectionId}/contexts', '/api/v1/connections/{connectionId}/contexts'],
        body: '',
        answer: 'connections.GetConnectionContextResponse',
      },
      request,
      options,
    );
  }

  /**
   * Lets the setup page remember something of a connection.
   *
   * Permission: pages of ours only.
   */
  updateConnectionContext<Options extends CallOptions>(
    request: connections.UpdateConnectionContextRequest,
    options?: Options,
  ): Promise<Written<void, Options>> {
    return this.#call(
      {
        verb: 'PUT',
        paths: ['/api/v1/organizations/{organizationId}/connections/{connectionId}/contexts', '/api/v1/connections/{connectionId}/contexts'],
        body: 'context',
        answer: '',
      },
      request,
      options,
    );
  }
}

/**
 * Directories of an organization.
 *
 * Every call may also fail with INVALID_ARGUMENT when the request breaks a rule of its fields (each is named),
 * UNAUTHENTICATED without a valid access token, and PERMISSION_DENIED when the caller may not do this.
 */
export class DirectoryService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Makes a directory. It is enabled from the start.
   *
   * Permission: `directories_write`.
   * Errors: NOT_FOUND when there is no such organization.
   */
  createDirectory<Options extends CallOptions>(
    request: directories.CreateDirectoryRequest,
    options?: Options,
  ): Promise<Written<directories.CreateDirectoryResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/organizations/{organizationId}/directories'], body: 'directory', answer: 'directories.CreateDirectoryResponse' },
      request,
      options,
    );
  }

  /**
   * Deletes a directory for good, with its secrets.
   *
   * Permission: `directories_write`.
   * Errors: NOT_FOUND when there is no such directory; FAILED_PRECONDITION while it is enabled: disable it first.
   */
  deleteDirectory<Options extends CallOptions>(request: directories.DeleteDirectoryRequest, options?: Options): Promise<Written<void, Options>> {
    return this.#call({ verb: 'DELETE', paths: ['/api/v1/organizations/{organizationId}/directories/{id}'], body: '', answer: '' }, request, options);
  }

  /**
   * Changes a directory; what is absent or empty stays. Its type cannot change, and enabling has calls of its own.
   *
   * Permission: `directories_write`.
   * Errors: NOT_FOUND when there is no such directory.
   */
  updateDirectory<Options extends CallOptions>(
    request: directories.UpdateDirectoryRequest,
    options?: Options,
  ): Promise<Written<directories.UpdateDirectoryResponse, Options>> {
    return this.#call(
      { verb: 'PATCH', paths: ['/api/v1/organizations/{organizationId}/directories/{id}'], body: 'directory', answer: 'directories.UpdateDirectoryResponse' },
      request,
      options,
    );
  }

  /**
   * Says which groups of a directory are followed.
   *
   * Permission: `directories_write`.
   * Errors: NOT_FOUND when there is no such directory.
   */
  assignGroupsForDirectory<Options extends CallOptions>(
    request: directories.AssignGroupsForDirectoryRequest,
    options?: Options,
  ): Promise<Written<void, Options>> {
    return this.#call(
      { verb: 'PUT', paths: ['/api/v1/organizations/{organizationId}/directories/{id}/groups:assign'], body: '*', answer: '' },
      request,
      options,
    );
  }

  /**
   * Says which roles the members of a group get. The list replaces the one before.
   *
   * Permission: `directories_write`; a member can give and take only roles no stronger than their own.
   * Errors: NOT_FOUND when there is no such directory; INVALID_ARGUMENT when a group or role does not exist.
   */
  assignRoles<Options extends CallOptions>(
    request: directories.AssignRolesRequest,
    options?: Options,
  ): Promise<Written<directories.AssignRolesResponse, Options>> {
    return this.#call(
      {
        verb: 'PUT',
        paths: ['/api/v1/organizations/{organizationId}/directories/{id}/groups/-/roles:assign'],
        body: 'roleAssignments',
        answer: 'directories.AssignRolesResponse',
      },
      request,
      options,
    );
  }

  /**
   * Says which attributes fill which fields of a profile. The list replaces the one before.
   *
   * Permission: `directories_write`.
   * Errors: NOT_FOUND when there is no such directory.
   */
  updateAttributes<Options extends CallOptions>(
    request: directories.UpdateAttributesRequest,
    options?: Options,
  ): Promise<Written<directories.UpdateAttributesResponse, Options>> {
    return this.#call(
      {
        verb: 'PUT',
        paths: ['/api/v1/organizations/{organizationId}/directories/{id}/attributes'],
        body: 'attributeMapping',
        answer: 'directories.UpdateAttributesResponse',
      },
      request,
      options,
    );
  }

  /**
   * Shows one directory.
   *
   * Permission: `directories_read`.
   * Errors: NOT_FOUND when there is no such directory.
   */
  getDirectory(request: directories.GetDirectoryRequest, options?: CallOptions): Promise<directories.GetDirectoryResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/organizations/{organizationId}/directories/{id}'], body: '', answer: 'directories.GetDirectoryResponse' },
      request,
      options,
    );
  }

  /**
   * Lists an organization's directories, the oldest first.
   *
   * Permission: `directories_read`.
   * Errors: NOT_FOUND when there is no such organization.
   */
  listDirectories(request: directories.ListDirectoriesRequest, options?: CallOptions): Promise<directories.ListDirectoriesResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/organizations/{organizationId}/directories'], body: '', answer: 'directories.ListDirectoriesResponse' },
      request,
      options,
    );
  }

  /**
   * Takes changes from the directory. One that is enabled stays so.
   *
   * Permission: `directories_write`.
   * Errors: NOT_FOUND when there is no such directory.
   */
  enableDirectory<Options extends CallOptions>(
    request: directories.ToggleDirectoryRequest,
    options?: Options,
  ): Promise<Written<directories.ToggleDirectoryResponse, Options>> {
    return this.#call(
      { verb: 'PATCH', paths: ['/api/v1/organizations/{organizationId}/directories/{id}:enable'], body: '', answer: 'directories.ToggleDirectoryResponse' },
      request,
      options,
    );
  }

  /**
   * Takes no changes from the directory any more. One that is disabled stays so.
   *
   * Permission: `directories_write`.
   * Errors: NOT_FOUND when there is no such directory.
   */
  disableDirectory<Options extends CallOptions>(
    request: directories.ToggleDirectoryRequest,
    options?: Options,
  ): Promise<Written<directories.ToggleDirectoryResponse, Options>> {
    return this.#call(
      { verb: 'PATCH', paths: ['/api/v1/organizations/{organizationId}/directories/{id}:disable'], body: '', answer: 'directories.ToggleDirectoryResponse' },
      request,
      options,
    );
  }

  /**
   * Lists the people in a directory.
   *
   * Permission: `directories_read`.
   * Errors: NOT_FOUND when there is no such directory.
   */
  listDirectoryUsers(request: directories.ListDirectoryUsersRequest, options?: CallOptions): Promise<directories.ListDirectoryUsersResponse> {
    return this.#call(
      {
        verb: 'GET',
        paths: ['/api/v1/organizations/{organizationId}/directories/{directoryId}/users'],
        body: '',
        answer: 'directories.ListDirectoryUsersResponse',
      },
      request,
      options,
    );
  }

  /**
   * Lists the groups in a directory.
   *
   * Permission: `directories_read`.
   * Errors: NOT_FOUND when there is no such directory.
   */
  listDirectoryGroups(request: directories.ListDirectoryGroupsRequest, options?: CallOptions): Promise<directories.ListDirectoryGroupsResponse> {
    return this.#call(
      {
        verb: 'GET',
        paths: ['/api/v1/organizations/{organizationId}/directories/{directoryId}/groups'],
        body: '',
        answer: 'directories.ListDirectoryGroupsResponse',
      },
      request,
      options,
    );
  }

  /**
   * Lists the groups in a directory, all at once and without detail.
   *
   * Permission: `directories_read`.
   * Errors: NOT_FOUND when there is no such directory.
   */
  listDirectoryGroupsSummary(request: directories.ListDirectoryGroupsSummaryRequest, options?: CallOptions): Promise<directories.ListDirectoryGroupsResponse> {
    return this.#call(
      {
        verb: 'GET',
        paths: ['/api/v1/organizations/{organizationId}/directories/{directoryId}/groups/summary'],
        body: '',
        answer: 'directories.ListDirectoryGroupsResponse',
      },
      request,
      options,
    );
  }

  /**
   * Makes a secret that the directory shows when it brings changes. It is shown once, here.
   *
   * Permission: `directories_write`.
   * Errors: NOT_FOUND when there is no such directory; FAILED_PRECONDITION when it has five already.
   */
  createDirectorySecret<Options extends CallOptions>(
    request: directories.CreateDirectorySecretRequest,
    options?: Options,
  ): Promise<Written<directories.CreateDirectorySecretResponse, Options>> {
    return this.#call(
      {
        verb: 'POST',
        paths: ['/api/v1/organizations/{organizationId}/directories/{directoryId}/secrets'],
        body: '',
        answer: 'directories.CreateDirectorySecretResponse',
      },
      request,
      options,
    );
  }

  /**
   * Makes a new secret and ends every one before it. It is shown once, here.
   *
   * Permission: `directories_write`.
   * Errors: NOT_FOUND when there is no such directory.
   */
  regenerateDirectorySecret<Options extends CallOptions>(
    request: directories.RegenerateDirectorySecretRequest,
    options?: Options,
  ): Promise<Written<directories.RegenerateDirectorySecretResponse, Options>> {
    return this.#call(
      {
        verb: 'POST',
        paths: ['/api/v1/organizations/{organizationId}/directories/{directoryId}/secrets:regenerate'],
        body: '',
        answer: 'directories.RegenerateDirectorySecretResponse',
      },
      request,
      options,
    );
  }

  /**
   * Asks a directory that is read every so often to be read now.
   *
   * Permission: `directories_write`.
   * Errors: NOT_FOUND when there is no such directory.
   */
  triggerDirectorySync(request: directories.TriggerDirectorySyncRequest, options?: CallOptions): Promise<void> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/organizations/{organizationId}/directories/{directoryId}:sync'], body: '', answer: '' },
      request,
      options,
    );
  }

  /**
   * Shows what the setup page remembered of a directory.
   *
   * Permission: pages of ours only.
   */
  getDirectoryContext(request: directories.GetDirectoryContextRequest, options?: CallOptions): Promise<directories.GetDirectoryContextResponse> {
    return this.#call(
      {
        verb: 'GET',
        paths: ['/api/v1/organizations/{organizationId}/directories/{directoryId}/contexts'],
        body: '',
        answer: 'directories.GetDirectoryContextResponse',
      },
      request,
      options,
    );
  }

  /**
   * Lets the setup page remember something of a directory.
   *
   * Permission: pages of ours only.
   */
  updateDirectoryContext<Options extends CallOptions>(request: directories.UpdateDirectoryContextRequest, options?: Options): Promise<Written<void, Options>> {
    return this.#call(
      { verb: 'PUT', paths: ['/api/v1/organizations/{organizationId}/directories/{directoryId}/contexts'], body: 'context', answer: '' },
      request,
      options,
    );
  }
}

/**
 * Keeps the domains of organizations: those that are theirs, and those whose people may join.
 *
 * Every call may also fail with INVALID_ARGUMENT when the request breaks a rule of its fields (each is named),
 * UNAUTHENTICATED without a valid access token, and PERMISSION_DENIED when the caller may not do this.
 */
export class DomainService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Adds a domain. One that an environment client adds is taken on its word; members of the organization are told which
   * TXT record to set.
   *
   * Permission: `organizations_write`.
   * Errors: NOT_FOUND when there is no such organization; INVALID_ARGUMENT when this is no domain of an organization's
   * own (everybody's mail, throw-away mail), when the organization has it already, or when it is another one's.
   */
  createDomain<Options extends CallOptions>(request: domains.CreateDomainRequest, options?: Options): Promise<Written<domains.CreateDomainResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/organizations/{organizationId}/domains'], body: 'domain', answer: 'domains.CreateDomainResponse' },
      request,
      options,
    );
  }

  /**
   * Changes nothing yet: a domain has nothing that can change. It answers with the domain.
   *
   * Permission: `organizations_write`.
   * Errors: NOT_FOUND when the organization has no such domain.
   */
  updateDomain<Options extends CallOptions>(request: domains.UpdateDomainRequest, options?: Options): Promise<Written<domains.UpdateDomainResponse, Options>> {
    return this.#call(
      { verb: 'PATCH', paths: ['/api/v1/organizations/{organizationId}/domains/{id}'], body: 'domain', answer: 'domains.UpdateDomainResponse' },
      request,
      options,
    );
  }

  /**
   * Looks for the TXT record now. It is looked for without this call as well: for 72 hours after the domain was added, and
   * once a month after it was found. Of several organizations that claim a domain, the first whose record is found has it.
   *
   * Permission: `organizations_write`.
   * Errors: NOT_FOUND when the organization has no such domain; FAILED_PRECONDITION when it has failed;
   * INVALID_ARGUMENT when it is another organization's by now; RESOURCE_EXHAUSTED within 30 seconds of the last look;
   * UNAVAILABLE when no name server answers.
   */
  verifyDomain<Options extends CallOptions>(request: domains.VerifyDomainRequest, options?: Options): Promise<Written<domains.VerifyDomainResponse, Options>> {
    return this.#call(
      { verb: 'PATCH', paths: ['/api/v1/organizations/{organizationId}/domains/{id}:verify'], body: '', answer: 'domains.VerifyDomainResponse' },
      request,
      options,
    );
  }

  /**
   * Shows one domain of an organization.
   *
   * Permission: `organizations_read`.
   * Errors: NOT_FOUND when the organization has no such domain.
   */
  getDomain(request: domains.GetDomainRequest, options?: CallOptions): Promise<domains.GetDomainResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/organizations/{organizationId}/domains/{id}'], body: '', answer: 'domains.GetDomainResponse' },
      request,
      options,
    );
  }

  /**
   * Takes a domain away. Nobody's membership ends with it.
   *
   * Permission: `organizations_write`.
   * Errors: NOT_FOUND when the organization has no such domain.
   */
  deleteDomain<Options extends CallOptions>(request: domains.DeleteDomainRequest, options?: Options): Promise<Written<void, Options>> {
    return this.#call({ verb: 'DELETE', paths: ['/api/v1/organizations/{organizationId}/domains/{id}'], body: '', answer: '' }, request, options);
  }

  /**
   * Lists the domains of an organization, in the order they were added.
   *
   * Permission: `organizations_read`.
   * Errors: NOT_FOUND when there is no such organization.
   */
  listDomains(request: domains.ListDomainRequest, options?: CallOptions): Promise<domains.ListDomainResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/organizations/{organizationId}/domains'], body: '', answer: 'domains.ListDomainResponse' },
      request,
      options,
    );
  }

  /**
   * Tells a page of the admin portal by whom it may be framed.
   *
   * Permission: none; the link is the proof.
   */
  listAuthorizedDomains(request: domains.ListAuthorizedDomainRequest, options?: CallOptions): Promise<domains.ListAuthorizedDomainResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/domains/{origin}'], body: '', answer: 'domains.ListAuthorizedDomainResponse' }, request, options);
  }
}

/**
 * The record of what happened in an environment: every change that webhooks tell of, kept in order.
 *
 * Every call may also fail with INVALID_ARGUMENT when the request breaks a rule of its fields (each is named),
 * UNAUTHENTICATED without a valid access token, and PERMISSION_DENIED when the caller may not do this.
 */
export class EventsService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Lists events, the newest first, and counts them.
   *
   * Permission: environment clients only.
   * Errors: INVALID_ARGUMENT when the page token is not one of this list.
   */
  listEvents<Options extends CallOptions>(request: events.ListEventsRequest, options?: Options): Promise<Written<events.ListEventsResponse, Options>> {
    return this.#call({ verb: 'POST', paths: ['/api/v1/events'], body: 'filter', answer: 'events.ListEventsResponse' }, request, options);
  }

  /**
   * Lists events, the newest first.
   *
   * Permission: environment clients only.
   * Errors: INVALID_ARGUMENT when the page token is not one of this list.
   */
  listEventsPaginated<Options extends CallOptions>(
    request: events.ListEventsPaginatedRequest,
    options?: Options,
  ): Promise<Written<events.ListEventsPaginatedResponse, Options>> {
    return this.#call({ verb: 'POST', paths: ['/api/v1/events/paginated'], body: 'filter', answer: 'events.ListEventsPaginatedResponse' }, request, options);
  }

  /**
   * Records what a page of ours saw in the browser.
   *
   * Permission: pages of ours only.
   */
  sendCustomEvent<Options extends CallOptions>(
    request: events.SendCustomEventRequest,
    options?: Options,
  ): Promise<Written<events.SendCustomEventResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/events/frontend_events/{eventType}'], body: 'event', answer: 'events.SendCustomEventResponse' },
      request,
      options,
    );
  }
}

/**
 * Makes, finds and changes organizations, and says what each of them may do.
 *
 * Every call may also fail with INVALID_ARGUMENT when the request breaks a rule of its fields (each is named),
 * UNAUTHENTICATED without a valid access token, and PERMISSION_DENIED when the caller may not do this.
 */
export class OrganizationService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Makes an organization. It has no members; the first to be invited gets the default member role unless the call says
   * otherwise.
   *
   * Permission: environment clients only.
   * Errors: ALREADY_EXISTS when another organization has the slug or the external id.
   */
  createOrganization<Options extends CallOptions>(
    request: organizations.CreateOrganizationRequest,
    options?: Options,
  ): Promise<Written<organizations.CreateOrganizationResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/organizations'], body: 'organization', answer: 'organizations.CreateOrganizationResponse' },
      request,
      options,
    );
  }

  /**
   * Changes what the request gives and leaves the rest. An empty string takes away `external_id`, `slug` and
   * `logo_url`; metadata that is given replaces all there was, and empty metadata changes nothing, because the wire
   * cannot tell it from metadata not given. With an `update_mask` only the fields it names change, to exactly what the
   * request holds.
   *
   * Permission: `organizations_write`.
   * Errors: NOT_FOUND when there is no such organization; ALREADY_EXISTS when another organization has the slug or the
   * external id.
   */
  updateOrganization<Options extends CallOptions>(
    request: organizations.UpdateOrganizationRequest,
    options?: Options,
  ): Promise<Written<organizations.UpdateOrganizationResponse, Options>> {
    return this.#call(
      { verb: 'PATCH', paths: ['/api/v1/organizations/{id}'], body: 'organization', answer: 'organizations.UpdateOrganizationResponse' },
      request,
      options,
    );
  }

  /**
   * Shows one organization.
   *
   * Permission: `organizations_read`.
   * Errors: NOT_FOUND when there is no such organization.
   */
  getOrganization(request: organizations.GetOrganizationRequest, options?: CallOptions): Promise<organizations.GetOrganizationResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/organizations/{id}'], body: '', answer: 'organizations.GetOrganizationResponse' }, request, options);
  }

  /**
   * Shows the organization that has this external id; `id` must not be given. What GetOrganization does with
   * `external_id`, under a REST path of its own.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such organization.
   */
  getOrganizationByExternalId(request: organizations.GetOrganizationRequest, options?: CallOptions): Promise<organizations.GetOrganizationResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/organizations:external/{externalId}'], body: '', answer: 'organizations.GetOrganizationResponse' },
      request,
      options,
    );
  }

  /**
   * Lists organizations, newest first.
   *
   * Permission: environment clients only.
   * Errors: INVALID_ARGUMENT when the page token is not one of this list.
   */
  listOrganization(request: organizations.ListOrganizationsRequest, options?: CallOptions): Promise<organizations.ListOrganizationsResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/organizations'], body: '', answer: 'organizations.ListOrganizationsResponse' }, request, options);
  }

  /**
   * Finds organizations by a part of their name, external id, slug or id, or by the beginning of one of their domains,
   * proven or not, newest first. Upper and lower case are the same.
   *
   * Permission: environment clients only.
   * Errors: INVALID_ARGUMENT when the page token is not one of this search.
   */
  searchOrganization(request: organizations.SearchOrganizationsRequest, options?: CallOptions): Promise<organizations.SearchOrganizationsResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/organizations:search'], body: '', answer: 'organizations.SearchOrganizationsResponse' },
      request,
      options,
    );
  }

  /**
   * Deletes an organization with its memberships, invitations, roles, domains, connections, directories, clients and
   * tokens. Its people are signed out of it and stay users. Slug and external id are free at once. There is no way
   * back.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such organization.
   */
  deleteOrganization<Options extends CallOptions>(request: organizations.DeleteOrganizationRequest, options?: Options): Promise<Written<void, Options>> {
    return this.#call({ verb: 'DELETE', paths: ['/api/v1/organizations/{id}'], body: '', answer: '' }, request, options);
  }

  /**
   * Makes a link that opens the organization's settings portal for its administrator. It works once, within a minute,
   * and then for six hours.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such organization.
   */
  generatePortalLink<Options extends CallOptions>(
    request: organizations.GeneratePortalLinkRequest,
    options?: Options,
  ): Promise<Written<organizations.GeneratePortalLinkResponse, Options>> {
    return this.#call(
      { verb: 'PUT', paths: ['/api/v1/organizations/{id}/portal_links'], body: '', answer: 'organizations.GeneratePortalLinkResponse' },
      request,
      options,
    );
  }

  /**
   * Takes back every portal link of the organization.
   *
   * Permission: operators only.
   * Errors: NOT_FOUND when there is no such organization.
   */
  deletePortalLink<Options extends CallOptions>(request: organizations.DeletePortalLinkRequest, options?: Options): Promise<Written<void, Options>> {
    return this.#call({ verb: 'DELETE', paths: ['/api/v1/organizations/{id}/portal_links'], body: '', answer: '' }, request, options);
  }

  /**
   * Takes back one portal link.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such organization or link.
   */
  deletePortalLinkByID<Options extends CallOptions>(request: organizations.DeletePortalLinkByIdRequest, options?: Options): Promise<Written<void, Options>> {
    return this.#call({ verb: 'DELETE', paths: ['/api/v1/organizations/{id}/portal_links/{linkId}'], body: '', answer: '' }, request, options);
  }

  /**
   * Lists the organization's portal links that still work.
   *
   * Permission: operators only.
   * Errors: NOT_FOUND when there is no such organization.
   */
  getPortalLinks(request: organizations.GetPortalLinkRequest, options?: CallOptions): Promise<organizations.GetPortalLinksResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/organizations/{id}/portal_links'], body: '', answer: 'organizations.GetPortalLinksResponse' },
      request,
      options,
    );
  }

  /**
   * Turns features on and off. Features that the request does not list stay as they are.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such organization; INVALID_ARGUMENT when a feature does not exist.
   */
  updateOrganizationSettings<Options extends CallOptions>(
    request: organizations.UpdateOrganizationSettingsRequest,
    options?: Options,
  ): Promise<Written<organizations.GetOrganizationResponse, Options>> {
    return this.#call(
      { verb: 'PATCH', paths: ['/api/v1/organizations/{id}/settings'], body: 'settings', answer: 'organizations.GetOrganizationResponse' },
      request,
      options,
    );
  }

  /**
   * Says how long sessions last in this organization. Beside the environment's own limits, the stricter of each holds.
   * Answers are in minutes, whatever the unit of the request.
   *
   * Permission: `organizations_sessions_write`.
   * Errors: NOT_FOUND when there is no such organization; FAILED_PRECONDITION when its feature `session_policy` is off;
   * INVALID_ARGUMENT when the limits contradict one another.
   */
  updateOrganizationSessionPolicy<Options extends CallOptions>(
    request: organizations.UpdateOrganizationSessionPolicyRequest,
    options?: Options,
  ): Promise<Written<organizations.UpdateOrganizationSessionPolicyResponse, Options>> {
    return this.#call(
      {
        verb: 'PATCH',
        paths: ['/api/v1/organizations/{organizationId}/session-policy'],
        body: '*',
        answer: 'organizations.UpdateOrganizationSessionPolicyResponse',
      },
      request,
      options,
    );
  }

  /**
   * Shows how long sessions last in this organization.
   *
   * Permission: `organizations_sessions_read`.
   * Errors: NOT_FOUND when there is no such organization.
   */
  getOrganizationSessionPolicy(
    request: organizations.GetOrganizationSessionPolicyRequest,
    options?: CallOptions,
  ): Promise<organizations.GetOrganizationSessionPolicyResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/organizations/{organizationId}/session-policy'], body: '', answer: 'organizations.GetOrganizationSessionPolicyResponse' },
      request,
      options,
    );
  }

  /**
   * Sets how many people the organization may have.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such organization.
   */
  upsertUserManagementSettings<Options extends CallOptions>(
    request: organizations.UpsertUserManagementSettingsRequest,
    options?: Options,
  ): Promise<Written<organizations.UpsertUserManagementSettingsResponse, Options>> {
    return this.#call(
      {
        verb: 'PATCH',
        paths: ['/api/v1/organizations/{organizationId}/settings/usermanagement'],
        body: '*',
        answer: 'organizations.UpsertUserManagementSettingsResponse',
      },
      request,
      options,
    );
  }

  /**
   * Shows how many people the organization may have.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such organization.
   */
  getOrganizationUserManagementSetting(
    request: organizations.GetOrganizationUserManagementSettingsRequest,
    options?: CallOptions,
  ): Promise<organizations.GetOrganizationUserManagementSettingsResponse> {
    return this.#call(
      {
        verb: 'GET',
        paths: ['/api/v1/organizations/{organizationId}/settings/usermanagement'],
        body: '',
        answer: 'organizations.GetOrganizationUserManagementSettingsResponse',
      },
      request,
      options,
    );
  }

  /**
   * Shows the environment's own limits, which hold where the organization sets none.
   *
   * Permission: `organizations_sessions_read`.
   * Errors: NOT_FOUND when there is no such organization.
   */
  getApplicationSessionPolicy(
    request: organizations.GetApplicationSessionPolicyRequest,
    options?: CallOptions,
  ): Promise<organizations.GetApplicationSessionPolicyResponse> {
    return this.#call(
      {
        verb: 'GET',
        paths: ['/api/v1/organizations/{organizationId}/application-session-policy'],
        body: '',
        answer: 'organizations.GetApplicationSessionPolicyResponse',
      },
      request,
      options,
    );
  }
}

/**
 * Makes, finds and changes roles and permissions, and says which role people get by default.
 *
 * A role allows its own permissions and those of the role it extends, and of the one that extends, to the end. Tokens
 * carry the names of a member's roles and of all their permissions.
 *
 * Every call may also fail with INVALID_ARGUMENT when the request breaks a rule of its fields (each is named),
 * UNAUTHENTICATED without a valid access token, and PERMISSION_DENIED when the caller may not do this.
 */
export class RolesService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Makes a role of the environment: every organization has it. It may extend one other and then allows all that one does.
   *
   * Permission: environment clients only.
   * Errors: INVALID_ARGUMENT when a role of the environment has the name already, and when the role to extend or a permission
   * does not exist.
   */
  createRole<Options extends CallOptions>(request: roles.CreateRoleRequest, options?: Options): Promise<Written<roles.CreateRoleResponse, Options>> {
    return this.#call({ verb: 'POST', paths: ['/api/v1/roles'], body: 'role', answer: 'roles.CreateRoleResponse' }, request, options);
  }

  /**
   * Changes what the request gives of an environment's role and leaves the rest. The name never changes. Permissions that
   * are given replace all the role had of its own; an empty list changes nothing, because the wire cannot tell it from a
   * list not given.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such role; INVALID_ARGUMENT when the role to extend or a permission does not exist, or when
   * the role would extend itself, however long the way round.
   */
  updateRole<Options extends CallOptions>(request: roles.UpdateRoleRequest, options?: Options): Promise<Written<roles.UpdateRoleResponse, Options>> {
    return this.#call({ verb: 'PUT', paths: ['/api/v1/roles/{roleName}'], body: 'role', answer: 'roles.UpdateRoleResponse' }, request, options);
  }

  /**
   * Shows one role of the environment.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such role.
   */
  getRole(request: roles.GetRoleRequest, options?: CallOptions): Promise<roles.GetRoleResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/roles/{roleName}'], body: '', answer: 'roles.GetRoleResponse' }, request, options);
  }

  /**
   * Lists the environment's roles, all of them: `admin` and `member` first, then the oldest first.
   *
   * Permission: environment clients only.
   */
  listRoles(request: roles.ListRolesRequest, options?: CallOptions): Promise<roles.ListRolesResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/roles'], body: '', answer: 'roles.ListRolesResponse' }, request, options);
  }

  /**
   * Deletes a role of the environment. With a role to take its place, members who have it get that one, roles that
   * extend it extend that one, and where it is a default, that one is.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such role; FAILED_PRECONDITION when, without a role to take its place, somebody has it,
   * another role extends it or it is a default; INVALID_ARGUMENT when the role to take its place does not exist or is the
   * same.
   */
  deleteRole<Options extends CallOptions>(request: roles.DeleteRoleRequest, options?: Options): Promise<Written<void, Options>> {
    return this.#call({ verb: 'DELETE', paths: ['/api/v1/roles/{roleName}'], body: '', answer: '' }, request, options);
  }

  /**
   * Makes a role of one organization. It may extend another of the organization's or one of the environment's.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such organization; INVALID_ARGUMENT when a role of the organization has the name already,
   * and when the role to extend or a permission does not exist.
   */
  createOrganizationRole<Options extends CallOptions>(
    request: roles.CreateOrganizationRoleRequest,
    options?: Options,
  ): Promise<Written<roles.CreateOrganizationRoleResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/organizations/{orgId}/roles'], body: 'role', answer: 'roles.CreateOrganizationRoleResponse' },
      request,
      options,
    );
  }

  /**
   * Does for a role of one organization what UpdateRole does for one of the environment.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when the organization has no such role of its own; INVALID_ARGUMENT as for UpdateRole.
   */
  updateOrganizationRole<Options extends CallOptions>(
    request: roles.UpdateOrganizationRoleRequest,
    options?: Options,
  ): Promise<Written<roles.UpdateOrganizationRoleResponse, Options>> {
    return this.#call(
      { verb: 'PUT', paths: ['/api/v1/organizations/{orgId}/roles/{roleName}'], body: 'role', answer: 'roles.UpdateOrganizationRoleResponse' },
      request,
      options,
    );
  }

  /**
   * Shows one role that members of the organization may have: its own or the environment's.
   *
   * Permission: `organizations_read`.
   * Errors: NOT_FOUND when there is no such organization or role.
   */
  getOrganizationRole(request: roles.GetOrganizationRoleRequest, options?: CallOptions): Promise<roles.GetOrganizationRoleResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/organizations/{orgId}/roles/{roleName}'], body: '', answer: 'roles.GetOrganizationRoleResponse' },
      request,
      options,
    );
  }

  /**
   * Lists the roles that members of the organization may have: the environment's as ListRoles does, then its own, the
   * oldest first.
   *
   * Permission: `organizations_read`.
   * Errors: NOT_FOUND when there is no such organization.
   */
  listOrganizationRoles(request: roles.ListOrganizationRolesRequest, options?: CallOptions): Promise<roles.ListOrganizationRolesResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/organizations/{orgId}/roles'], body: '', answer: 'roles.ListOrganizationRolesResponse' },
      request,
      options,
    );
  }

  /**
   * Deletes a role of one organization. A role to take its place may be the organization's own or the environment's.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when the organization has no such role of its own; FAILED_PRECONDITION when, without a role to take its
   * place, somebody has it or another role extends it; INVALID_ARGUMENT when the role to take its place does not exist or
   * is the same.
   */
  deleteOrganizationRole<Options extends CallOptions>(request: roles.DeleteOrganizationRoleRequest, options?: Options): Promise<Written<void, Options>> {
    return this.#call({ verb: 'DELETE', paths: ['/api/v1/organizations/{orgId}/roles/{roleName}'], body: '', answer: '' }, request, options);
  }

  /**
   * Says how many users have a role of the environment, in whatever organization, invited ones included.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such role.
   */
  getRoleUsersCount(request: roles.GetRoleUsersCountRequest, options?: CallOptions): Promise<roles.GetRoleUsersCountResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/roles/{roleName}/users:count'], body: '', answer: 'roles.GetRoleUsersCountResponse' }, request, options);
  }

  /**
   * Says how many users of one organization have a role there, invited ones included.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such organization or role.
   */
  getOrganizationRoleUsersCount(
    request: roles.GetOrganizationRoleUsersCountRequest,
    options?: CallOptions,
  ): Promise<roles.GetOrganizationRoleUsersCountResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/organizations/{orgId}/roles/{roleName}/users:count'], body: '', answer: 'roles.GetOrganizationRoleUsersCountResponse' },
      request,
      options,
    );
  }

  /**
   * Says which role whoever makes an organization gets, and which whoever joins one without being given a role. What the
   * request leaves out stays.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such role.
   */
  updateDefaultRoles<Options extends CallOptions>(
    request: roles.UpdateDefaultRolesRequest,
    options?: Options,
  ): Promise<Written<roles.UpdateDefaultRolesResponse, Options>> {
    return this.#call(
      { verb: 'PATCH', paths: ['/api/v1/roles:set_defaults', '/api/v1/roles/default'], body: '*', answer: 'roles.UpdateDefaultRolesResponse' },
      request,
      options,
    );
  }

  /**
   * Says which role whoever joins this organization without being given one gets, instead of the environment's default.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such organization or role.
   */
  updateDefaultOrganizationRoles<Options extends CallOptions>(
    request: roles.UpdateDefaultOrganizationRolesRequest,
    options?: Options,
  ): Promise<Written<roles.UpdateDefaultOrganizationRolesResponse, Options>> {
    return this.#call(
      { verb: 'PATCH', paths: ['/api/v1/organizations/{orgId}/roles:set_defaults'], body: '*', answer: 'roles.UpdateDefaultOrganizationRolesResponse' },
      request,
      options,
    );
  }

  /**
   * Lists the roles that extend this one of the environment directly, roles of organizations included.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such role.
   */
  listDependentRoles(request: roles.ListDependentRolesRequest, options?: CallOptions): Promise<roles.ListDependentRolesResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/roles/{roleName}/dependents'], body: '', answer: 'roles.ListDependentRolesResponse' }, request, options);
  }

  /**
   * Lets a role of the environment extend no other any more. One that extends none stays as it is.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such role.
   */
  deleteRoleBase<Options extends CallOptions>(request: roles.DeleteRoleBaseRequest, options?: Options): Promise<Written<void, Options>> {
    return this.#call({ verb: 'DELETE', paths: ['/api/v1/roles/{roleName}/base'], body: '', answer: '' }, request, options);
  }

  /**
   * Lets a role of one organization extend no other any more. One that extends none stays as it is.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when the organization has no such role of its own.
   */
  deleteOrganizationRoleBase<Options extends CallOptions>(
    request: roles.DeleteOrganizationRoleBaseRequest,
    options?: Options,
  ): Promise<Written<void, Options>> {
    return this.#call({ verb: 'DELETE', paths: ['/api/v1/organizations/{orgId}/roles/{roleName}/base'], body: '', answer: '' }, request, options);
  }

  /**
   * Makes a permission, for roles to allow.
   *
   * Permission: environment clients only.
   * Errors: INVALID_ARGUMENT when another permission has the name.
   */
  createPermission<Options extends CallOptions>(
    request: roles.CreatePermissionRequest,
    options?: Options,
  ): Promise<Written<roles.CreatePermissionResponse, Options>> {
    return this.#call({ verb: 'POST', paths: ['/api/v1/permissions'], body: 'permission', answer: 'roles.CreatePermissionResponse' }, request, options);
  }

  /**
   * Shows one permission.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such permission.
   */
  getPermission(request: roles.GetPermissionRequest, options?: CallOptions): Promise<roles.GetPermissionResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/permissions/{permissionName}'], body: '', answer: 'roles.GetPermissionResponse' }, request, options);
  }

  /**
   * Changes a permission's description. The name in the body must be the one in the path: it never changes.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such permission; INVALID_ARGUMENT when the names differ; PERMISSION_DENIED when it is one
   * of this server's own.
   */
  updatePermission<Options extends CallOptions>(
    request: roles.UpdatePermissionRequest,
    options?: Options,
  ): Promise<Written<roles.UpdatePermissionResponse, Options>> {
    return this.#call(
      { verb: 'PUT', paths: ['/api/v1/permissions/{permissionName}'], body: 'permission', answer: 'roles.UpdatePermissionResponse' },
      request,
      options,
    );
  }

  /**
   * Lists permissions, newest first.
   *
   * Permission: environment clients only.
   * Errors: INVALID_ARGUMENT when the page token is not one of this list.
   */
  listPermissions(request: roles.ListPermissionsRequest, options?: CallOptions): Promise<roles.ListPermissionsResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/permissions'], body: '', answer: 'roles.ListPermissionsResponse' }, request, options);
  }

  /**
   * Deletes a permission and takes it from every role.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such permission; PERMISSION_DENIED when it is one of this server's own.
   */
  deletePermission<Options extends CallOptions>(request: roles.DeletePermissionRequest, options?: Options): Promise<Written<void, Options>> {
    return this.#call({ verb: 'DELETE', paths: ['/api/v1/permissions/{permissionName}'], body: '', answer: '' }, request, options);
  }

  /**
   * Lists what a role of the environment allows of its own, by name. What it inherits is not among them.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such role.
   */
  listRolePermissions(request: roles.ListRolePermissionsRequest, options?: CallOptions): Promise<roles.ListRolePermissionsResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/roles/{roleName}/permissions'], body: '', answer: 'roles.ListRolePermissionsResponse' },
      request,
      options,
    );
  }

  /**
   * Lets a role of the environment allow more. Names that no permission has are passed over.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such role.
   */
  addPermissionsToRole<Options extends CallOptions>(
    request: roles.AddPermissionsToRoleRequest,
    options?: Options,
  ): Promise<Written<roles.AddPermissionsToRoleResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/roles/{roleName}/permissions'], body: '*', answer: 'roles.AddPermissionsToRoleResponse' },
      request,
      options,
    );
  }

  /**
   * Takes a permission from a role of the environment.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such role, or it does not allow this; FAILED_PRECONDITION when it only inherits
   * the permission: take it from the role that has it.
   */
  removePermissionFromRole<Options extends CallOptions>(request: roles.RemovePermissionFromRoleRequest, options?: Options): Promise<Written<void, Options>> {
    return this.#call({ verb: 'DELETE', paths: ['/api/v1/roles/{roleName}/permissions/{permissionName}'], body: '', answer: '' }, request, options);
  }

  /**
   * Lists all that a role of the environment allows, inherited permissions included, by name.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such role.
   */
  listEffectiveRolePermissions(request: roles.ListEffectiveRolePermissionsRequest, options?: CallOptions): Promise<roles.ListEffectiveRolePermissionsResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/roles/{roleName}/permissions:all'], body: '', answer: 'roles.ListEffectiveRolePermissionsResponse' },
      request,
      options,
    );
  }
}

/**
 * Shows where people are signed in, and signs them out. A session spans organizations: ending one ends it for every
 * app. Access tokens that are out already are good until they run out by themselves.
 *
 * Every call may also fail with INVALID_ARGUMENT when the request breaks a rule of its fields (each is named),
 * UNAUTHENTICATED without a valid access token, and PERMISSION_DENIED when the caller may not do this.
 */
export class SessionService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Shows one session, ended ones included.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such session.
   */
  getSession(request: sessions.SessionDetailsRequest, options?: CallOptions): Promise<sessions.SessionDetails> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/sessions/{sessionId}'], body: '', answer: 'sessions.SessionDetails' }, request, options);
  }

  /**
   * Ends a session at once, for good, with everything that apps were given in it.
   *
   * Permission: environment clients, and people for their own sessions.
   * Errors: NOT_FOUND when there is no such session; FAILED_PRECONDITION when it has ended already.
   */
  revokeSession<Options extends CallOptions>(
    request: sessions.RevokeSessionRequest,
    options?: Options,
  ): Promise<Written<sessions.RevokeSessionResponse, Options>> {
    return this.#call({ verb: 'POST', paths: ['/api/v1/sessions/{sessionId}/revoke'], body: '', answer: 'sessions.RevokeSessionResponse' }, request, options);
  }

  /**
   * Lists the sessions of a person, the newest first, ended ones included.
   *
   * Permission: environment clients, and people for themselves.
   * Errors: NOT_FOUND when there is no such user; INVALID_ARGUMENT for a status that does not exist or a page token from
   * another list.
   */
  getUserSessions(request: sessions.UserSessionDetailsRequest, options?: CallOptions): Promise<sessions.UserSessionDetails> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/users/{userId}/sessions'], body: '', answer: 'sessions.UserSessionDetails' }, request, options);
  }

  /**
   * Ends every session of a person, all or none. Those that had ended are left as they were.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such user.
   */
  revokeAllUserSessions<Options extends CallOptions>(
    request: sessions.RevokeAllUserSessionsRequest,
    options?: Options,
  ): Promise<Written<sessions.RevokeAllUserSessionsResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/users/{userId}/sessions/revoke'], body: '', answer: 'sessions.RevokeAllUserSessionsResponse' },
      request,
      options,
    );
  }
}

/**
 * Makes and checks API tokens: opaque, long-lived keys for the programs of an organization, or of one of its people.
 *
 * Every call may also fail with INVALID_ARGUMENT when the request breaks a rule of its fields (each is named),
 * UNAUTHENTICATED without a valid access token, and PERMISSION_DENIED when the caller may not do this.
 */
export class ApiTokenService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Makes a token. Its text is shown this once; only a hash of it is kept.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such organization, or the user is no member of it; FAILED_PRECONDITION when the
   * user's membership is not active.
   */
  createToken<Options extends CallOptions>(request: tokens.CreateTokenRequest, options?: Options): Promise<Written<tokens.CreateTokenResponse, Options>> {
    return this.#call({ verb: 'POST', paths: ['/api/v1/tokens'], body: 'token', answer: 'tokens.CreateTokenResponse' }, request, options);
  }

  /**
   * Says whose token this is. Tokens that are unknown, taken back or past their expiry, and those of people who are no
   * active member any more, are all not found. Asked anew each time: what was taken back is refused at once.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when the token is not valid.
   */
  validateToken<Options extends CallOptions>(request: tokens.ValidateTokenRequest, options?: Options): Promise<Written<tokens.ValidateTokenResponse, Options>> {
    return this.#call({ verb: 'POST', paths: ['/api/v1/tokens:validate'], body: '*', answer: 'tokens.ValidateTokenResponse' }, request, options);
  }

  /**
   * Takes a token back, at once and for good. Taking it back again changes nothing.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there never was such a token.
   */
  invalidateToken<Options extends CallOptions>(request: tokens.InvalidateTokenRequest, options?: Options): Promise<Written<void, Options>> {
    return this.#call({ verb: 'POST', paths: ['/api/v1/tokens:invalidate'], body: '*', answer: '' }, request, options);
  }

  /**
   * Lists the valid tokens of an organization, or of one of its people, the newest first.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such organization; INVALID_ARGUMENT when the page token is not one of this list.
   */
  listTokens(request: tokens.ListTokensRequest, options?: CallOptions): Promise<tokens.ListTokensResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/tokens'], body: '', answer: 'tokens.ListTokensResponse' }, request, options);
  }

  /**
   * Changes what a token says. Claims that are given replace all there were; none given leaves them. An empty
   * description takes it away.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when the token is not valid.
   */
  updateToken<Options extends CallOptions>(request: tokens.UpdateTokenRequest, options?: Options): Promise<Written<tokens.UpdateTokenResponse, Options>> {
    return this.#call({ verb: 'POST', paths: ['/api/v1/tokens:update'], body: '*', answer: 'tokens.UpdateTokenResponse' }, request, options);
  }

  /**
   * Shows the text of a token again. Nobody can: only its hash is kept.
   *
   * Permission: nobody.
   */
  fetchToken<Options extends CallOptions>(request: tokens.FetchTokenRequest, options?: Options): Promise<Written<tokens.FetchTokenResponse, Options>> {
    return this.#call({ verb: 'POST', paths: ['/api/v1/tokens:fetch'], body: '*', answer: 'tokens.FetchTokenResponse' }, request, options);
  }
}

/**
 * People: one user per mailbox in an environment, with a membership in each organization they belong to.
 *
 * Every call may also fail with INVALID_ARGUMENT when the request breaks a rule of its fields (each is named),
 * UNAUTHENTICATED without a valid access token, and PERMISSION_DENIED when the caller may not do this.
 */
export class UserService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Shows one user with their memberships.
   *
   * Permission: a signed-in user may ask for themselves, by `id`, and sees the membership they are signed in with.
   * Errors: NOT_FOUND when there is no such user.
   */
  getUser(request: users.GetUserRequest, options?: CallOptions): Promise<users.GetUserResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/users/{id}', '/api/v1/users:external/{externalId}'], body: '', answer: 'users.GetUserResponse' },
      request,
      options,
    );
  }

  /**
   * Shows the user whose session or access token makes the call.
   *
   * Permission: any signed-in user.
   */
  getCurrentUser(request: users.GetCurrentUserRequest = {}, options?: CallOptions): Promise<users.GetCurrentUserResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/users:this', '/api/v1/users/me'], body: '', answer: 'users.GetCurrentUserResponse' }, request, options);
  }

  /**
   * Proves to a support desk who is asking.
   *
   * Permission: any signed-in user.
   */
  getSupportHash(request: Record<string, never> = {}, options?: CallOptions): Promise<users.GetSupportHashResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/users/support-hash'], body: '', answer: 'users.GetSupportHashResponse' }, request, options);
  }

  /**
   * Lists every user of the environment with their memberships, newest first.
   *
   * Permission: environment clients only.
   * Errors: INVALID_ARGUMENT when the page token is not one of this list.
   */
  listUsers(request: users.ListUsersRequest, options?: CallOptions): Promise<users.ListUsersResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/users'], body: '', answer: 'users.ListUsersResponse' }, request, options);
  }

  /**
   * Finds users by a part of their e-mail, id or external id, newest first. Upper and lower case are the same.
   *
   * Permission: environment clients only.
   * Errors: INVALID_ARGUMENT when the page token is not one of this search.
   */
  searchUsers(request: users.SearchUsersRequest, options?: CallOptions): Promise<users.SearchUsersResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/users:search'], body: '', answer: 'users.SearchUsersResponse' }, request, options);
  }

  /**
   * Finds users of one organization by a part of their e-mail, id or external id, newest first.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such organization; INVALID_ARGUMENT when the page token is not one of this
   * search.
   */
  searchOrganizationUsers(request: users.SearchOrganizationUsersRequest, options?: CallOptions): Promise<users.SearchOrganizationUsersResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/organizations/{organizationId}/users:search'], body: '', answer: 'users.SearchOrganizationUsersResponse' },
      request,
      options,
    );
  }

  /**
   * Changes a user's profile, external id or metadata; what the request does not give stays. The e-mail never changes: a
   * user may be sent back whole with it, and another one is refused.
   *
   * Permission: a signed-in user may change their own profile, by `id`: names, picture, phone number, locale and gender.
   * The rest is kept by the app.
   * Errors: NOT_FOUND when there is no such user; ALREADY_EXISTS when another user has the external id; INVALID_ARGUMENT
   * when another e-mail comes along.
   */
  updateUser<Options extends CallOptions>(request: users.UpdateUserRequest, options?: Options): Promise<Written<users.UpdateUserResponse, Options>> {
    return this.#call(
      { verb: 'PATCH', paths: ['/api/v1/users/{id}', '/api/v1/users:external/{externalId}'], body: 'user', answer: 'users.UpdateUserResponse' },
      request,
      options,
    );
  }

  /**
   * Deletes a user everywhere: memberships, invitations, sessions and tokens go with them.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such user.
   */
  deleteUser<Options extends CallOptions>(request: users.DeleteUserRequest, options?: Options): Promise<Written<void, Options>> {
    return this.#call({ verb: 'DELETE', paths: ['/api/v1/users/{id}', '/api/v1/users:external/{externalId}'], body: '', answer: '' }, request, options);
  }

  /**
   * Brings an existing user into an organization, by invitation or at once (see `send_invitation_email`).
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such user or organization; ALREADY_EXISTS when they are a member, active or not,
   * or already invited; INVALID_ARGUMENT when a role does not exist.
   */
  createMembership<Options extends CallOptions>(
    request: users.CreateMembershipRequest,
    options?: Options,
  ): Promise<Written<users.CreateMembershipResponse, Options>> {
    return this.#call(
      {
        verb: 'POST',
        paths: [
          '/api/v1/memberships/organizations/{organizationId}/users/{id}',
          '/api/v1/memberships/organizations/{organizationId}/users:external/{externalId}',
        ],
        body: 'membership',
        answer: 'users.CreateMembershipResponse',
      },
      request,
      options,
    );
  }

  /**
   * Takes a user out of an organization. They lose the organization's sessions and tokens at once and stay a user,
   * unless `cascade` says otherwise. For somebody who was only invited this revokes the invitation.
   *
   * Permission: `organizations_users_remove`.
   * Errors: NOT_FOUND when they are not a member.
   */
  deleteMembership<Options extends CallOptions>(request: users.DeleteMembershipRequest, options?: Options): Promise<Written<void, Options>> {
    return this.#call(
      {
        verb: 'DELETE',
        paths: [
          '/api/v1/memberships/organizations/{organizationId}/users/{id}',
          '/api/v1/memberships/organizations/{organizationId}/users:external/{externalId}',
        ],
        body: '',
        answer: '',
      },
      request,
      options,
    );
  }

  /**
   * Changes a member's roles or metadata. Whatever is empty stays as it is, because the wire cannot tell empty from not
   * given.
   *
   * Permission: `organizations_users_role_update`; a member can give and take only roles they hold themselves.
   * Errors: NOT_FOUND when they are not a member; INVALID_ARGUMENT when a role does not exist.
   */
  updateMembership<Options extends CallOptions>(
    request: users.UpdateMembershipRequest,
    options?: Options,
  ): Promise<Written<users.UpdateMembershipResponse, Options>> {
    return this.#call(
      {
        verb: 'PATCH',
        paths: [
          '/api/v1/memberships/organizations/{organizationId}/users/{id}',
          '/api/v1/memberships/organizations/{organizationId}/users:external/{externalId}',
        ],
        body: 'membership',
        answer: 'users.UpdateMembershipResponse',
      },
      request,
      options,
    );
  }

  /**
   * Brings a person into an organization: makes the user when nobody has this e-mail yet, and gives them a membership,
   * by invitation or at once (see `send_invitation_email`). For a user who exists, the profile fills only what is
   * empty. Everything happens together or not at all.
   *
   * Permission: `organizations_users_invite`; a member can give only roles they hold themselves.
   * Errors: NOT_FOUND when there is no such organization; ALREADY_EXISTS when they are a member, active or not, or
   * already invited, or when another user has the external id; INVALID_ARGUMENT when a role does not exist.
   */
  createUserAndMembership<Options extends CallOptions>(
    request: users.CreateUserAndMembershipRequest,
    options?: Options,
  ): Promise<Written<users.CreateUserAndMembershipResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/organizations/{organizationId}/users'], body: 'user', answer: 'users.CreateUserAndMembershipResponse' },
      request,
      options,
    );
  }

  /**
   * Lists the users of one organization, invited ones included, newest membership first. Callers other than environment
   * clients and operators see only the membership in their own organization.
   *
   * Permission: `organizations_users_read`.
   * Errors: NOT_FOUND when there is no such organization; INVALID_ARGUMENT when the page token is not one of this list.
   */
  listOrganizationUsers(request: users.ListOrganizationUsersRequest, options?: CallOptions): Promise<users.ListOrganizationUsersResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/organizations/{organizationId}/users'], body: '', answer: 'users.ListOrganizationUsersResponse' },
      request,
      options,
    );
  }

  /**
   * Sends an invitation again with a new link; the old link stops working. One that still waits keeps its expiry; one
   * that ran out opens anew with a full term.
   *
   * Permission: `organizations_users_invite`.
   * Errors: NOT_FOUND when they were not invited; FAILED_PRECONDITION when they have accepted.
   */
  resendInvite<Options extends CallOptions>(request: users.ResendInviteRequest, options?: Options): Promise<Written<users.ResendInviteResponse, Options>> {
    return this.#call(
      { verb: 'PATCH', paths: ['/api/v1/invites/organizations/{organizationId}/users/{id}/resend'], body: '*', answer: 'users.ResendInviteResponse' },
      request,
      options,
    );
  }

  /**
   * Lists a member's roles.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when they are not a member.
   */
  listUserRoles(request: users.ListUserRolesRequest, options?: CallOptions): Promise<users.ListUserRolesResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/organizations/{organizationId}/users/{userId}/roles'], body: '', answer: 'users.ListUserRolesResponse' },
      request,
      options,
    );
  }

  /**
   * Gives a member more roles; those they have stay.
   *
   * Permission: `organizations_users_role_update`.
   * Errors: NOT_FOUND when they are not a member; INVALID_ARGUMENT when a role does not exist.
   */
  assignUserRoles<Options extends CallOptions>(
    request: users.AssignUserRolesRequest,
    options?: Options,
  ): Promise<Written<users.AssignUserRolesResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/organizations/{organizationId}/users/{userId}/roles'], body: 'roles', answer: 'users.AssignUserRolesResponse' },
      request,
      options,
    );
  }

  /**
   * Takes a role from a member.
   *
   * Permission: `organizations_users_role_update`.
   * Errors: NOT_FOUND when they are not a member or do not have the role.
   */
  removeUserRole<Options extends CallOptions>(request: users.RemoveUserRoleRequest, options?: Options): Promise<Written<void, Options>> {
    return this.#call(
      { verb: 'DELETE', paths: ['/api/v1/organizations/{organizationId}/users/{userId}/roles/{roleName}'], body: '', answer: '' },
      request,
      options,
    );
  }

  /**
   * Lists what a member's roles allow, inherited permissions included.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when they are not a member.
   */
  listUserPermissions(request: users.ListUserPermissionsRequest, options?: CallOptions): Promise<users.ListUserPermissionsResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/organizations/{organizationId}/users/{userId}/permissions'], body: '', answer: 'users.ListUserPermissionsResponse' },
      request,
      options,
    );
  }
}

/**
 * While a request waits, nobody is created, no seat is taken and no mail goes to the invitee. Whoever may approve (administrators,
 * and members with `organizations_users_approve`) gets a mail with a link to a page that asks for their answer; whoever asked is
 * told by mail what it was. The app's own server and operators need no approval.
 */
export class ApprovalService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Invites somebody or, where the caller's invitations need approval, asks for it. Where they need it, `CreateUserAndMembership`
   * refuses instead and changes nothing.
   *
   * Permission: `organizations_users_invite`.
   * Errors: ALREADY_EXISTS when they are a member, are invited, or wait already; PERMISSION_DENIED when a role is stronger than the
   * caller's own, or an interceptor says no.
   */
  requestInvitation<Options extends CallOptions>(
    request: tenon.RequestInvitationRequest,
    options?: Options,
  ): Promise<Written<tenon.RequestInvitationResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/organizations/{organizationId}/invitation-requests'], body: '*', answer: 'tenon.RequestInvitationResponse' },
      request,
      options,
    );
  }

  /**
   * The requests of one organization, the newest first.
   *
   * Permission: `organizations_users_read`.
   */
  listInvitationRequests(request: tenon.ListInvitationRequestsRequest, options?: CallOptions): Promise<tenon.ListInvitationRequestsResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/organizations/{organizationId}/invitation-requests'], body: '', answer: 'tenon.ListInvitationRequestsResponse' },
      request,
      options,
    );
  }

  /**
   * Shows one request.
   *
   * Permission: `organizations_users_read`.
   * Errors: NOT_FOUND when there is no such request.
   */
  getInvitationRequest(request: tenon.GetInvitationRequestRequest, options?: CallOptions): Promise<tenon.GetInvitationRequestResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/organizations/{organizationId}/invitation-requests/{id}'], body: '', answer: 'tenon.GetInvitationRequestResponse' },
      request,
      options,
    );
  }

  /**
   * Sends the invitation, in the name of whoever asked.
   *
   * Permission: `organizations_users_approve`.
   * Errors: NOT_FOUND when there is no such request; FAILED_PRECONDITION when it has been answered (the message says by whom), or
   * when no seat is free; ALREADY_EXISTS when they came in by another way meanwhile; PERMISSION_DENIED when an interceptor says no.
   */
  approveInvitationRequest<Options extends CallOptions>(
    request: tenon.ApproveInvitationRequestRequest,
    options?: Options,
  ): Promise<Written<tenon.ApproveInvitationRequestResponse, Options>> {
    return this.#call(
      {
        verb: 'POST',
        paths: ['/api/v1/organizations/{organizationId}/invitation-requests/{id}:approve'],
        body: '*',
        answer: 'tenon.ApproveInvitationRequestResponse',
      },
      request,
      options,
    );
  }

  /**
   * Refuses to invite somebody. The same person may be asked for again. Whoever asked is told by mail, with the reason where one
   * is given.
   *
   * Permission: `organizations_users_approve`.
   * Errors: NOT_FOUND when there is no such request; FAILED_PRECONDITION when it has been answered.
   */
  refuseInvitationRequest<Options extends CallOptions>(
    request: tenon.RefuseInvitationRequestRequest,
    options?: Options,
  ): Promise<Written<tenon.RefuseInvitationRequestResponse, Options>> {
    return this.#call(
      {
        verb: 'POST',
        paths: ['/api/v1/organizations/{organizationId}/invitation-requests/{id}:refuse'],
        body: '*',
        answer: 'tenon.RefuseInvitationRequestResponse',
      },
      request,
      options,
    );
  }

  /**
   * Everything that waits for an answer in the whole environment: invitations, and people who ask to join, of all organizations,
   * whoever has waited longest first. What is answered leaves the list.
   */
  listWaitingRequests(request: tenon.ListWaitingRequestsRequest, options?: CallOptions): Promise<tenon.ListWaitingRequestsResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/waiting-requests'], body: '', answer: 'tenon.ListWaitingRequestsResponse' }, request, options);
  }

  /**
   * What was answered, of both kinds: who was let in and who was not, by whom and why, whoever asked last first.
   *
   * Members name their own organization in `organization_id`.
   *
   * Permission: `organizations_users_approve`.
   * Errors: NOT_FOUND when there is no such organization.
   */
  listAnsweredRequests(request: tenon.ListAnsweredRequestsRequest, options?: CallOptions): Promise<tenon.ListAnsweredRequestsResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/answered-requests'], body: '', answer: 'tenon.ListAnsweredRequestsResponse' }, request, options);
  }

  /**
   * Tells whether invitations by members who may not approve wait.
   *
   * Permission: `organizations_read`.
   * Errors: NOT_FOUND when there is no such organization.
   */
  getInvitationApproval(request: tenon.GetInvitationApprovalRequest, options?: CallOptions): Promise<tenon.GetInvitationApprovalResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/organizations/{organizationId}/invitation-approval'], body: '', answer: 'tenon.GetInvitationApprovalResponse' },
      request,
      options,
    );
  }

  /**
   * Says whether invitations by members who may not approve wait. Requests that wait already go on waiting.
   *
   * Permission: `organizations_write`.
   */
  updateInvitationApproval<Options extends CallOptions>(
    request: tenon.UpdateInvitationApprovalRequest,
    options?: Options,
  ): Promise<Written<tenon.UpdateInvitationApprovalResponse, Options>> {
    return this.#call(
      { verb: 'PATCH', paths: ['/api/v1/organizations/{organizationId}/invitation-approval'], body: '*', answer: 'tenon.UpdateInvitationApprovalResponse' },
      request,
      options,
    );
  }
}

/**
 * Reads the audit log. Nothing changes it. `GET /api/v1/audit/export` gives the same entries as CSV or JSON Lines, all of
 * them in one stream, by the same filters.
 */
export class AuditTrailService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * The entries, the newest first. Filters that are absent let everything through; several together all apply. Of each
   * entry the first twenty changed rows are listed.
   *
   * Members name their own organization in `organization_id`, and see of each entry the rows of that organization.
   *
   * Permission: `organizations_write`.
   * Errors: INVALID_ARGUMENT when the page token is not one of this list.
   */
  listAuditEntries(request: tenon.ListAuditEntriesRequest, options?: CallOptions): Promise<tenon.ListAuditEntriesResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/audit/entries'], body: '', answer: 'tenon.ListAuditEntriesResponse' }, request, options);
  }

  /**
   * One entry with its changed rows, a thousand at most.
   *
   * Members name their own organization in `organization_id`.
   *
   * Permission: `organizations_write`.
   * Errors: NOT_FOUND when there is no such entry, or when nothing in it is the organization's.
   */
  getAuditEntry(request: tenon.GetAuditEntryRequest, options?: CallOptions): Promise<tenon.GetAuditEntryResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/audit/entries/{id}'], body: '', answer: 'tenon.GetAuditEntryResponse' }, request, options);
  }

  /**
   * Where the chain of the log ends. Written down elsewhere from time to time, it proves that the log is not an older or
   * another one: `tenon audit verify --expect <number>:<hash>`.
   *
   * Permission: environment clients only.
   */
  getAuditHead(request: tenon.GetAuditHeadRequest = {}, options?: CallOptions): Promise<tenon.GetAuditHeadResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/audit/head'], body: '', answer: 'tenon.GetAuditHeadResponse' }, request, options);
  }
}

/**
 * What became of requests for a sign-in. Each is kept for some days (`TENON_AUTH_LOG_DAYS`).
 */
export class AuthLogService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Shows one request and everything that happened on its way, in order.
   *
   * Permission: environment clients only.
   * Errors: NOT_FOUND when there is no such request, or none any more.
   */
  getAuthRequest(request: tenon.GetAuthRequestRequest, options?: CallOptions): Promise<tenon.GetAuthRequestResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/logs/authentication/requests/{id}'], body: '', answer: 'tenon.GetAuthRequestResponse' },
      request,
      options,
    );
  }

  /**
   * Finds requests, the newest first. Filters that are absent let everything through; several together all apply.
   *
   * Permission: environment clients only.
   * Errors: INVALID_ARGUMENT when a status is unknown or the page token is not one of this list.
   */
  findAuthRequests(request: tenon.FindAuthRequestsRequest, options?: CallOptions): Promise<tenon.FindAuthRequestsResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/logs/authentication/search'], body: '', answer: 'tenon.FindAuthRequestsResponse' }, request, options);
  }
}

/**
 * Draws hosted pages and mails with a look that is not saved (it is saved by `EnvironmentService.UpdateEnvironment`), and keeps
 * what hosted pages say in the environment's own words: text by text and language by language. What nobody worded anew is said
 * in the built-in words.
 */
export class BrandingService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Draws one page or mail as the environment's people would see it, with made-up people on it. It is complete in itself, runs
   * no script, sends no form and leads nowhere: show it in an `<iframe sandbox srcdoc>`.
   *
   * Errors: INVALID_ARGUMENT when the look could not be saved.
   */
  previewBranding<Options extends CallOptions>(
    request: tenon.PreviewBrandingRequest,
    options?: Options,
  ): Promise<Written<tenon.PreviewBrandingResponse, Options>> {
    return this.#call({ verb: 'POST', paths: ['/api/v1/environment/branding:preview'], body: '*', answer: 'tenon.PreviewBrandingResponse' }, request, options);
  }

  /**
   * Lists every text of the hosted pages that may be worded anew, in one language.
   */
  listPageTexts(request: tenon.ListPageTextsRequest, options?: CallOptions): Promise<tenon.ListPageTextsResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/environment/page-texts/{language}'], body: '', answer: 'tenon.ListPageTextsResponse' }, request, options);
  }

  /**
   * Sets some texts of one language. What is not named stays as it is. Pages say them from the next request on.
   *
   * A text is plain: markup in it is shown as it is typed. Where it counts, each plural form of the language has a key of its
   * own (`code.wrong_one`, `code.wrong_other`). What an app calls an organization is best left to `{word}`, `{one}` and `{yours}`.
   *
   * Errors: INVALID_ARGUMENT, with one violation for each text that cannot be used: there is no such key in that language, it
   * names a place that is not filled there, or it is longer than fits.
   */
  setPageTexts<Options extends CallOptions>(request: tenon.SetPageTextsRequest, options?: Options): Promise<Written<tenon.SetPageTextsResponse, Options>> {
    return this.#call(
      { verb: 'PATCH', paths: ['/api/v1/environment/page-texts/{language}'], body: '*', answer: 'tenon.SetPageTextsResponse' },
      request,
      options,
    );
  }

  /**
   * Goes back to the built-in words. Clearing what was never set is no error.
   */
  clearPageTexts<Options extends CallOptions>(
    request: tenon.ClearPageTextsRequest,
    options?: Options,
  ): Promise<Written<tenon.ClearPageTextsResponse, Options>> {
    return this.#call(
      { verb: 'DELETE', paths: ['/api/v1/environment/page-texts/{language}'], body: '', answer: 'tenon.ClearPageTextsResponse' },
      request,
      options,
    );
  }
}

/**
 * Files come by `POST /api/v1/organizations/{organization_id}/invitations:bulk`, which reads its body as a stream: CSV
 * (`text/csv`), JSON rows (`application/json`, `application/x-ndjson`) or addresses (`text/plain`), up to 100 000 rows.
 * The result goes out as CSV by `GET /api/v1/organizations/{organization_id}/invitations/bulk/{id}/results.csv`.
 */
export class BulkInvitationService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Takes rows, or addresses as somebody pasted them, and looks at each. Nobody is invited yet. For files, and for more
   * than 1000 rows, there is the upload.
   *
   * Permission: `organizations_users_invite`.
   * Errors: NOT_FOUND when there is no such organization; ALREADY_EXISTS when the key stands for other rows.
   */
  createBulkInvitation<Options extends CallOptions>(
    request: tenon.CreateBulkInvitationRequest,
    options?: Options,
  ): Promise<Written<tenon.CreateBulkInvitationResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/organizations/{organizationId}/invitations/bulk'], body: '*', answer: 'tenon.CreateBulkInvitationResponse' },
      request,
      options,
    );
  }

  /**
   * Where a bulk invitation stands, with its numbers. Cheap enough to be asked every second.
   *
   * Permission: `organizations_users_read`.
   * Errors: NOT_FOUND when there is none of this id.
   */
  getBulkInvitation(request: tenon.GetBulkInvitationRequest, options?: CallOptions): Promise<tenon.GetBulkInvitationResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/organizations/{organizationId}/invitations/bulk/{id}'], body: '', answer: 'tenon.GetBulkInvitationResponse' },
      request,
      options,
    );
  }

  /**
   * The bulk invitations of an organization, the newest first.
   *
   * Permission: `organizations_users_read`.
   * Errors: NOT_FOUND when there is no such organization.
   */
  listBulkInvitations(request: tenon.ListBulkInvitationsRequest, options?: CallOptions): Promise<tenon.ListBulkInvitationsResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/organizations/{organizationId}/invitations/bulk'], body: '', answer: 'tenon.ListBulkInvitationsResponse' },
      request,
      options,
    );
  }

  /**
   * The rows, in the order of the file, with what was found about each and what became of it.
   *
   * Permission: `organizations_users_read`.
   * Errors: NOT_FOUND when there is none of this id.
   */
  listBulkInvitationRows(request: tenon.ListBulkInvitationRowsRequest, options?: CallOptions): Promise<tenon.ListBulkInvitationRowsResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/organizations/{organizationId}/invitations/bulk/{id}/rows'], body: '', answer: 'tenon.ListBulkInvitationRowsResponse' },
      request,
      options,
    );
  }

  /**
   * Begins to invite everybody whose row is good.
   *
   * Permission: `organizations_users_invite`.
   * Errors: NOT_FOUND when there is none of this id; FAILED_PRECONDITION when it was started or cancelled before.
   */
  startBulkInvitation<Options extends CallOptions>(
    request: tenon.StartBulkInvitationRequest,
    options?: Options,
  ): Promise<Written<tenon.StartBulkInvitationResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/organizations/{organizationId}/invitations/bulk/{id}:start'], body: '*', answer: 'tenon.StartBulkInvitationResponse' },
      request,
      options,
    );
  }

  /**
   * Stops for now. Mail that has not left yet waits as well.
   *
   * Permission: `organizations_users_invite`.
   * Errors: NOT_FOUND when there is none of this id; FAILED_PRECONDITION when it is not running.
   */
  pauseBulkInvitation<Options extends CallOptions>(
    request: tenon.PauseBulkInvitationRequest,
    options?: Options,
  ): Promise<Written<tenon.PauseBulkInvitationResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/organizations/{organizationId}/invitations/bulk/{id}:pause'], body: '*', answer: 'tenon.PauseBulkInvitationResponse' },
      request,
      options,
    );
  }

  /**
   * Goes on where it was paused.
   *
   * Permission: `organizations_users_invite`.
   * Errors: NOT_FOUND when there is none of this id; FAILED_PRECONDITION when it is not paused.
   */
  resumeBulkInvitation<Options extends CallOptions>(
    request: tenon.ResumeBulkInvitationRequest,
    options?: Options,
  ): Promise<Written<tenon.ResumeBulkInvitationResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/organizations/{organizationId}/invitations/bulk/{id}:resume'], body: '*', answer: 'tenon.ResumeBulkInvitationResponse' },
      request,
      options,
    );
  }

  /**
   * Invites nobody further. Who was invited stays invited; undoing takes that back.
   *
   * Permission: `organizations_users_invite`.
   * Errors: NOT_FOUND when there is none of this id; FAILED_PRECONDITION when it is over.
   */
  cancelBulkInvitation<Options extends CallOptions>(
    request: tenon.CancelBulkInvitationRequest,
    options?: Options,
  ): Promise<Written<tenon.CancelBulkInvitationResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/organizations/{organizationId}/invitations/bulk/{id}:cancel'], body: '*', answer: 'tenon.CancelBulkInvitationResponse' },
      request,
      options,
    );
  }

  /**
   * Takes back every invitation it made that nobody has accepted. Who accepted, and who was added without being asked,
   * stays.
   *
   * Permission: `organizations_users_invite`.
   * Errors: NOT_FOUND when there is none of this id; FAILED_PRECONDITION while it is running, or before it was started.
   */
  undoBulkInvitation<Options extends CallOptions>(
    request: tenon.UndoBulkInvitationRequest,
    options?: Options,
  ): Promise<Written<tenon.UndoBulkInvitationResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/organizations/{organizationId}/invitations/bulk/{id}:undo'], body: '*', answer: 'tenon.UndoBulkInvitationResponse' },
      request,
      options,
    );
  }
}

/**
 * By its secrets a directory proves itself. Several hold at once, so that one takes the place of another without a gap: make
 * the new one, enter it over there, and revoke the old one.
 */
export class DirectorySecretService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Ends one secret at once; the others hold. Whoever shows it from now on is refused.
   *
   * Permission: `directories_write`.
   * Errors: NOT_FOUND when the directory has no such secret.
   */
  revokeDirectorySecret<Options extends CallOptions>(
    request: tenon.RevokeDirectorySecretRequest,
    options?: Options,
  ): Promise<Written<tenon.RevokeDirectorySecretResponse, Options>> {
    return this.#call(
      {
        verb: 'DELETE',
        paths: ['/api/v1/organizations/{organizationId}/directories/{directoryId}/secrets/{secretId}'],
        body: '',
        answer: 'tenon.RevokeDirectorySecretResponse',
      },
      request,
      options,
    );
  }
}

/**
 * The environment that the call reaches: the one that lives at the address it was sent to.
 */
export class EnvironmentService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Shows the environment and every setting as it holds now, defaults included.
   */
  getEnvironment(request: tenon.GetEnvironmentRequest = {}, options?: CallOptions): Promise<tenon.GetEnvironmentResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/environment'], body: '', answer: 'tenon.GetEnvironmentResponse' }, request, options);
  }

  /**
   * Changes what is named and nothing else; an empty call changes nothing. The new settings hold for every request that
   * comes after the answer, in every process.
   *
   * Errors: INVALID_ARGUMENT when a setting is out of its range, or when two of them contradict each other: no way left
   * to sign in, an access token that outlives its session.
   */
  updateEnvironment<Options extends CallOptions>(
    request: tenon.UpdateEnvironmentRequest,
    options?: Options,
  ): Promise<Written<tenon.UpdateEnvironmentResponse, Options>> {
    return this.#call({ verb: 'PATCH', paths: ['/api/v1/environment'], body: '*', answer: 'tenon.UpdateEnvironmentResponse' }, request, options);
  }
}

/**
 * An interceptor is an address of the app's that is asked, with a signed POST, whether to go on. It answers
 * `{"decision": "ALLOW"}` or `{"decision": "DENY", "error": {"message": "…"}}`, with status 200 and within its time.
 * Several of one trigger are asked at once; one DENY is enough.
 */
export class InterceptorService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Lists them, the oldest first: there are few.
   */
  listInterceptors(request: tenon.ListInterceptorsRequest = {}, options?: CallOptions): Promise<tenon.ListInterceptorsResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/interceptors'], body: '', answer: 'tenon.ListInterceptorsResponse' }, request, options);
  }

  /**
   * Shows an interceptor. Its secret is not part of it.
   *
   * Errors: NOT_FOUND when there is no such interceptor.
   */
  getInterceptor(request: tenon.GetInterceptorRequest, options?: CallOptions): Promise<tenon.GetInterceptorResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/interceptors/{interceptorId}'], body: '', answer: 'tenon.GetInterceptorResponse' }, request, options);
  }

  /**
   * Makes an interceptor, and its secret. It is asked from now on unless it is made switched off.
   *
   * Errors: INVALID_ARGUMENT when the URL is not one that may be called: https, or in a development environment http on this machine;
   * RESOURCE_EXHAUSTED when five of the trigger are on.
   */
  createInterceptor<Options extends CallOptions>(
    request: tenon.CreateInterceptorRequest,
    options?: Options,
  ): Promise<Written<tenon.CreateInterceptorResponse, Options>> {
    return this.#call({ verb: 'POST', paths: ['/api/v1/interceptors'], body: '*', answer: 'tenon.CreateInterceptorResponse' }, request, options);
  }

  /**
   * Changes what is named and nothing else: `enabled` switches it on and off. Its trigger stays.
   *
   * Errors: NOT_FOUND when there is no such interceptor; INVALID_ARGUMENT and RESOURCE_EXHAUSTED as in CreateInterceptor.
   */
  updateInterceptor<Options extends CallOptions>(
    request: tenon.UpdateInterceptorRequest,
    options?: Options,
  ): Promise<Written<tenon.UpdateInterceptorResponse, Options>> {
    return this.#call(
      { verb: 'PATCH', paths: ['/api/v1/interceptors/{interceptorId}'], body: '*', answer: 'tenon.UpdateInterceptorResponse' },
      request,
      options,
    );
  }

  /**
   * Deletes an interceptor, with the log of its calls.
   *
   * Errors: NOT_FOUND when there is no such interceptor.
   */
  deleteInterceptor<Options extends CallOptions>(
    request: tenon.DeleteInterceptorRequest,
    options?: Options,
  ): Promise<Written<tenon.DeleteInterceptorResponse, Options>> {
    return this.#call(
      { verb: 'DELETE', paths: ['/api/v1/interceptors/{interceptorId}'], body: '', answer: 'tenon.DeleteInterceptorResponse' },
      request,
      options,
    );
  }

  /**
   * Gives it a new secret. For a day calls carry two signatures, one by each secret, so that the app can change over
   * without refusing any.
   *
   * Errors: NOT_FOUND when there is no such interceptor.
   */
  rotateInterceptorSecret<Options extends CallOptions>(
    request: tenon.RotateInterceptorSecretRequest,
    options?: Options,
  ): Promise<Written<tenon.RotateInterceptorSecretResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/interceptors/{interceptorId}:rotate-secret'], body: '*', answer: 'tenon.RotateInterceptorSecretResponse' },
      request,
      options,
    );
  }

  /**
   * Asks it now, with made-up people, and shows what came back. Nothing depends on the answer and it is not logged; an
   * interceptor that is switched off is asked, too.
   *
   * Errors: NOT_FOUND when there is no such interceptor.
   */
  testInterceptor<Options extends CallOptions>(
    request: tenon.TestInterceptorRequest,
    options?: Options,
  ): Promise<Written<tenon.TestInterceptorResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/interceptors/{interceptorId}:test'], body: '*', answer: 'tenon.TestInterceptorResponse' },
      request,
      options,
    );
  }

  /**
   * Its calls of the last thirty days, the newest first.
   *
   * Errors: NOT_FOUND when there is no such interceptor.
   */
  listInterceptorCalls(request: tenon.ListInterceptorCallsRequest, options?: CallOptions): Promise<tenon.ListInterceptorCallsResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/interceptors/{interceptorId}/calls'], body: '', answer: 'tenon.ListInterceptorCallsResponse' },
      request,
      options,
    );
  }
}

/**
 * An invitation asks one person to join one organization, so the two ids name it: there is at most one that waits.
 */
export class InvitationService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Shows the invitation that waits or, when none does, the last one there was.
   *
   * Permission: `organizations_users_read`.
   * Errors: NOT_FOUND when this person was never invited to this organization.
   */
  getInvitation(request: tenon.GetInvitationRequest, options?: CallOptions): Promise<tenon.GetInvitationResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/invites/organizations/{organizationId}/users/{userId}'], body: '', answer: 'tenon.GetInvitationResponse' },
      request,
      options,
    );
  }

  /**
   * The same of up to 100 people at once, in no order. Who was never invited to this organization is left out.
   *
   * Permission: `organizations_users_read`.
   * Errors: NOT_FOUND when there is no such organization.
   */
  batchGetInvitations(request: tenon.BatchGetInvitationsRequest, options?: CallOptions): Promise<tenon.BatchGetInvitationsResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/invites/organizations/{organizationId}/users'], body: '', answer: 'tenon.BatchGetInvitationsResponse' },
      request,
      options,
    );
  }

  /**
   * Takes back an invitation that was not accepted yet, expired or not. Its links stop working and their page says
   * why, mail that has not left is not sent, and the pending membership is gone; the user stays.
   *
   * Permission: `organizations_users_invite`.
   * Errors: NOT_FOUND when no invitation waits; FAILED_PRECONDITION when it has been accepted.
   */
  revokeInvitation<Options extends CallOptions>(request: tenon.RevokeInvitationRequest, options?: Options): Promise<Written<void, Options>> {
    return this.#call({ verb: 'DELETE', paths: ['/api/v1/invites/organizations/{organizationId}/users/{userId}'], body: '', answer: '' }, request, options);
  }

  /**
   * Invites somebody without a mail: the answer has the link, to be handed over by other means. What `CreateInvitationLink`
   * says of its links holds for this one.
   *
   * Permission: `organizations_users_invite`.
   * Errors: those of `UserService.CreateUserAndMembership`.
   */
  inviteByLink<Options extends CallOptions>(request: tenon.InviteByLinkRequest, options?: Options): Promise<Written<tenon.InviteByLinkResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/organizations/{organizationId}/invitations:link'], body: '*', answer: 'tenon.InviteByLinkResponse' },
      request,
      options,
    );
  }

  /**
   * Makes a link to hand over by other means than our mail. Because somebody besides the invitee has seen it, it
   * proves nothing: accepting by it first asks for a code sent to the invited address. The link in the mail keeps
   * working; a link made earlier by this call does not.
   *
   * Permission: `organizations_users_invite`.
   * Errors: NOT_FOUND when no invitation waits; FAILED_PRECONDITION when it has been accepted or has expired.
   */
  createInvitationLink<Options extends CallOptions>(
    request: tenon.CreateInvitationLinkRequest,
    options?: Options,
  ): Promise<Written<tenon.CreateInvitationLinkResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/invites/organizations/{organizationId}/users/{userId}/link'], body: '*', answer: 'tenon.CreateInvitationLinkResponse' },
      request,
      options,
    );
  }

  /**
   * Notes that mails to an address came back, though a mail server had taken them: for the webhook of a mail provider, and
   * what `tenon bounce` calls for each address of a delivery report. It concerns the invitations that wait for that
   * address, in every organization, and whose mail had been taken before the bounce: their state becomes
   * `MAIL_STATE_BOUNCED`, and apps hear of it by the event `user.organization_invitation_bounced`. Sending an invitation
   * again starts anew. Told twice, it is noted once; an address nobody invited is no error.
   *
   * Errors: INVALID_ARGUMENT when the status code speaks of a delay (`4.…`) or of success (`2.…`).
   */
  reportMailBounce<Options extends CallOptions>(
    request: tenon.ReportMailBounceRequest,
    options?: Options,
  ): Promise<Written<tenon.ReportMailBounceResponse, Options>> {
    return this.#call({ verb: 'POST', paths: ['/api/v1/invites:bounce'], body: '*', answer: 'tenon.ReportMailBounceResponse' }, request, options);
  }
}

/**
 * Who asks is decided on hosted pages; here they are answered, by whoever may approve (administrators, and members with
 * `organizations_users_approve`), the app's own server and operators. Approvers get a mail with a link to a page besides.
 */
export class JoinRequestService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * The requests of one organization, the newest first.
   *
   * Permission: `organizations_users_read`.
   */
  listJoinRequests(request: tenon.ListJoinRequestsRequest, options?: CallOptions): Promise<tenon.ListJoinRequestsResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/organizations/{organizationId}/join-requests'], body: '', answer: 'tenon.ListJoinRequestsResponse' },
      request,
      options,
    );
  }

  /**
   * Lets somebody in: they become an active member with the default member role.
   *
   * Permission: `organizations_users_approve`.
   * Errors: NOT_FOUND when there is no such request; FAILED_PRECONDITION when it has been answered, or
   * when no seat is free.
   */
  approveJoinRequest<Options extends CallOptions>(
    request: tenon.ApproveJoinRequestRequest,
    options?: Options,
  ): Promise<Written<tenon.ApproveJoinRequestResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/organizations/{organizationId}/join-requests/{id}:approve'], body: '*', answer: 'tenon.ApproveJoinRequestResponse' },
      request,
      options,
    );
  }

  /**
   * Says no to somebody who asked to be let in. They are told by mail, with the reason where one is given, and may ask again.
   *
   * Permission: `organizations_users_approve`.
   * Errors: NOT_FOUND when there is no such request; FAILED_PRECONDITION when it has been answered.
   */
  refuseJoinRequest<Options extends CallOptions>(
    request: tenon.RefuseJoinRequestRequest,
    options?: Options,
  ): Promise<Written<tenon.RefuseJoinRequestResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/organizations/{organizationId}/join-requests/{id}:refuse'], body: '*', answer: 'tenon.RefuseJoinRequestResponse' },
      request,
      options,
    );
  }

  /**
   * Whether people with an address at an allowed domain join by themselves or have to ask.
   *
   * Permission: `organizations_read`.
   */
  getJoinPolicy(request: tenon.GetJoinPolicyRequest, options?: CallOptions): Promise<tenon.GetJoinPolicyResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/organizations/{organizationId}/join-policy'], body: '', answer: 'tenon.GetJoinPolicyResponse' },
      request,
      options,
    );
  }

  /**
   * Says whether people with an address at an allowed domain join by themselves or have to ask. Requests that wait
   * already go on waiting.
   *
   * Permission: `organizations_write`.
   */
  updateJoinPolicy<Options extends CallOptions>(
    request: tenon.UpdateJoinPolicyRequest,
    options?: Options,
  ): Promise<Written<tenon.UpdateJoinPolicyResponse, Options>> {
    return this.#call(
      { verb: 'PATCH', paths: ['/api/v1/organizations/{organizationId}/join-policy'], body: '*', answer: 'tenon.UpdateJoinPolicyResponse' },
      request,
      options,
    );
  }
}

/**
 * Thirteen mails may be worded anew, each in every language that pages speak. Where nobody did, the built-in one goes out.
 *
 * Templates are Liquid: `{{ otp }}`, `{% if user_name %}…{% endif %}`. What is filled in is escaped in HTML; nothing of the server
 * can be reached, and a template that takes too long or grows too large is stopped. There are `app_name`, `app_logo_url`,
 * `app_support_email`, `app_organization_meta_name`, `app_organization_meta_name_plural`, `organization_name`, `user_name`, `user_email`, `inviter_name`,
 * `invitee_email`, `reason`, `link`, `otp` and `expiry_time_relative`; those that a mail has nothing for are empty.
 * What an app gives along when it sends a code or a link by `PasswordlessService` is `{{ variables.… }}`, by the app's own names.
 */
export class MailTemplateService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Lists the templates that were saved.
   */
  listMailTemplates(request: tenon.ListMailTemplatesRequest = {}, options?: CallOptions): Promise<tenon.ListMailTemplatesResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/environment/mail-templates'], body: '', answer: 'tenon.ListMailTemplatesResponse' }, request, options);
  }

  /**
   * Shows one template: the one that was saved or, where there is none, the built-in mail as a template to begin with.
   */
  getMailTemplate(request: tenon.GetMailTemplateRequest, options?: CallOptions): Promise<tenon.GetMailTemplateResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/environment/mail-templates/{kind}/{language}'], body: '', answer: 'tenon.GetMailTemplateResponse' },
      request,
      options,
    );
  }

  /**
   * Saves one template. The next mail of that kind in that language goes out in its words.
   *
   * Errors: INVALID_ARGUMENT when it cannot be read, with line and column, when it names a variable there is none of, or when
   * a mail by it would lack the code or link it is sent for.
   */
  saveMailTemplate<Options extends CallOptions>(
    request: tenon.SaveMailTemplateRequest,
    options?: Options,
  ): Promise<Written<tenon.SaveMailTemplateResponse, Options>> {
    return this.#call(
      { verb: 'PUT', paths: ['/api/v1/environment/mail-templates/{kind}/{language}'], body: 'content', answer: 'tenon.SaveMailTemplateResponse' },
      request,
      options,
    );
  }

  /**
   * Forgets one template: the built-in mail goes out again. Forgetting what was never saved is no error.
   */
  resetMailTemplate<Options extends CallOptions>(
    request: tenon.ResetMailTemplateRequest,
    options?: Options,
  ): Promise<Written<tenon.ResetMailTemplateResponse, Options>> {
    return this.#call(
      { verb: 'DELETE', paths: ['/api/v1/environment/mail-templates/{kind}/{language}'], body: '', answer: 'tenon.ResetMailTemplateResponse' },
      request,
      options,
    );
  }

  /**
   * Shows the mail that a template makes for somebody made up. Nothing is saved or sent.
   *
   * Errors: as for saving.
   */
  previewMailTemplate<Options extends CallOptions>(
    request: tenon.PreviewMailTemplateRequest,
    options?: Options,
  ): Promise<Written<tenon.PreviewMailTemplateResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/environment/mail-templates/{kind}/{language}:preview'], body: 'content', answer: 'tenon.PreviewMailTemplateResponse' },
      request,
      options,
    );
  }

  /**
   * Sends that mail to one address. Its code and link are made up and open nothing.
   *
   * Errors: as for saving; RESOURCE_EXHAUSTED after five within a minute.
   */
  sendTestMail<Options extends CallOptions>(request: tenon.SendTestMailRequest, options?: Options): Promise<Written<tenon.SendTestMailResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/environment/mail-templates/{kind}/{language}:test'], body: '*', answer: 'tenon.SendTestMailResponse' },
      request,
      options,
    );
  }
}

/**
 * A person's place in one organization, so the two ids name it.
 */
export class MembershipService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Shuts a member out and keeps their place: the session leaves the organization and its refresh tokens and API tokens
   * end at once; the seat is free. Access tokens that were given out already run out by themselves. A member who is
   * deactivated already stays so.
   *
   * Permission: `organizations_users_remove`.
   * Errors: NOT_FOUND when they have no place there; FAILED_PRECONDITION when they have not accepted their invitation yet.
   */
  deactivateMembership<Options extends CallOptions>(
    request: tenon.DeactivateMembershipRequest,
    options?: Options,
  ): Promise<Written<tenon.DeactivateMembershipResponse, Options>> {
    return this.#call(
      {
        verb: 'POST',
        paths: ['/api/v1/memberships/organizations/{organizationId}/users/{userId}:deactivate'],
        body: '*',
        answer: 'tenon.DeactivateMembershipResponse',
      },
      request,
      options,
    );
  }

  /**
   * Lets a deactivated member in again, with the roles they had. They sign in anew.
   *
   * Permission: `organizations_users_invite`.
   * Errors: NOT_FOUND when they have no place there; FAILED_PRECONDITION when they have not accepted their invitation yet, or
   * when no seat is free.
   */
  reactivateMembership<Options extends CallOptions>(
    request: tenon.ReactivateMembershipRequest,
    options?: Options,
  ): Promise<Written<tenon.ReactivateMembershipResponse, Options>> {
    return this.#call(
      {
        verb: 'POST',
        paths: ['/api/v1/memberships/organizations/{organizationId}/users/{userId}:reactivate'],
        body: '*',
        answer: 'tenon.ReactivateMembershipResponse',
      },
      request,
      options,
    );
  }

  /**
   * How many seats of an organization are taken, and how many there are. Active members and open invitations have one
   * each; expired invitations and deactivated members have none.
   *
   * Permission: `organizations_users_read`.
   * Errors: NOT_FOUND when there is no such organization.
   */
  getSeats(request: tenon.GetSeatsRequest, options?: CallOptions): Promise<tenon.GetSeatsResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/memberships/organizations/{organizationId}/seats'], body: '', answer: 'tenon.GetSeatsResponse' },
      request,
      options,
    );
  }
}

/**
 * Operators are the members of one organization in an environment of their own, at `/operators` of every host. Who they
 * are is read and changed by the calls for anybody's members (`UserService`, `MembershipService`, `InvitationService`…)
 * under that path.
 */
export class OperatorService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Says who sits before the dashboard and which environment it shows.
   *
   * For operators alone: it is answered by the cookie of their session, in a call with `x-tenon-surface: dashboard`.
   * Errors: UNAUTHENTICATED when nobody is signed in; PERMISSION_DENIED for everybody but operators.
   */
  getCurrentOperator(request: tenon.GetCurrentOperatorRequest = {}, options?: CallOptions): Promise<tenon.GetCurrentOperatorResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/operators/me'], body: '', answer: 'tenon.GetCurrentOperatorResponse' }, request, options);
  }
}

/**
 * What one organization demands of its people beside what the environment asks of everybody. How long sessions last in
 * it is `OrganizationService.UpdateOrganizationSessionPolicy`.
 */
export class OrganizationPolicyService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Shows what the organization demands, and what that comes to beside the environment's settings.
   *
   * Permission: `organizations_read`.
   */
  getOrganizationPolicy(request: tenon.GetOrganizationPolicyRequest, options?: CallOptions): Promise<tenon.GetOrganizationPolicyResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/organizations/{organizationId}/policy'], body: '', answer: 'tenon.GetOrganizationPolicyResponse' },
      request,
      options,
    );
  }

  /**
   * Changes what is named and nothing else. It holds for everybody who enters the organization from then on.
   *
   * Permission: `organizations_write`.
   * Errors: INVALID_ARGUMENT when a method is off in the environment; FAILED_PRECONDITION when no administrator of the
   * organization could enter it any more.
   */
  updateOrganizationPolicy<Options extends CallOptions>(
    request: tenon.UpdateOrganizationPolicyRequest,
    options?: Options,
  ): Promise<Written<tenon.UpdateOrganizationPolicyResponse, Options>> {
    return this.#call(
      { verb: 'PATCH', paths: ['/api/v1/organizations/{organizationId}/policy'], body: 'policy', answer: 'tenon.UpdateOrganizationPolicyResponse' },
      request,
      options,
    );
  }
}

/**
 * Passwords are set by people themselves, on hosted pages; nobody else sees or sets them.
 */
export class PasswordService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Says whether somebody has a password, and since when.
   *
   * Errors: NOT_FOUND when there is no such user.
   */
  getPassword(request: tenon.GetPasswordRequest, options?: CallOptions): Promise<tenon.GetPasswordResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/users/{userId}/password'], body: '', answer: 'tenon.GetPasswordResponse' }, request, options);
  }

  /**
   * Asks for another password, because this one may be in the wrong hands: every session of the person ends, and whoever
   * signs in with the password goes no further before they have shown that they read their mail and set a new one.
   *
   * Errors: NOT_FOUND when there is no such user; FAILED_PRECONDITION when they have no password.
   */
  requirePasswordChange<Options extends CallOptions>(
    request: tenon.RequirePasswordChangeRequest,
    options?: Options,
  ): Promise<Written<tenon.RequirePasswordChangeResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/users/{userId}/password:require-change'], body: '*', answer: 'tenon.RequirePasswordChangeResponse' },
      request,
      options,
    );
  }
}

/**
 * Second factors are set up by people themselves, on hosted pages. Whether they are asked for one is
 * `SignInMethods.second_factor` of the environment and `OrganizationPolicy.second_factor_required`.
 */
export class SecondFactorService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Says what somebody has set up.
   *
   * Errors: NOT_FOUND when there is no such user.
   */
  getSecondFactor(request: tenon.GetSecondFactorRequest, options?: CallOptions): Promise<tenon.GetSecondFactorResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/users/{userId}/second-factor'], body: '', answer: 'tenon.GetSecondFactorResponse' }, request, options);
  }

  /**
   * Takes away somebody's authenticator app and their recovery codes: they have lost both. Make sure that it is they who
   * ask. They hear of it by mail, and where a second factor is required they set up a new one at the next sign-in.
   *
   * Errors: NOT_FOUND when there is no such user; FAILED_PRECONDITION when they have no second factor.
   */
  removeSecondFactor<Options extends CallOptions>(request: tenon.RemoveSecondFactorRequest, options?: Options): Promise<Written<void, Options>> {
    return this.#call({ verb: 'DELETE', paths: ['/api/v1/users/{userId}/second-factor'], body: '', answer: '' }, request, options);
  }
}

/**
 * What the pages at /ui/ begin with. Everything they show and do besides are the calls of the other services, which members
 * may make for themselves and, with the permission, for their organization.
 */
export class SelfServiceService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Says who is signed in, in which organization, what they may do there, and how pages for them look.
   *
   * It is answered by the cookie of the session, in a call with `x-tenon-surface: ui`, or by an access token of a sign-in.
   * Errors: UNAUTHENTICATED when nobody is signed in to an organization; PERMISSION_DENIED for clients.
   */
  getMe(request: tenon.GetMeRequest = {}, options?: CallOptions): Promise<tenon.GetMeResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/self-service/me'], body: '', answer: 'tenon.GetMeResponse' }, request, options);
  }
}

/**
 * The same machine that leads people, asked without a person: it reads and does nothing else.
 */
export class SimulatorService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Says where a sign-in with this address would lead if the person did what each page asks, and explains every
   * decision on the way. Where only the person can decide, it stops and says what they would choose among.
   *
   * Errors: NOT_FOUND when there is no such app or organization; INVALID_ARGUMENT when the address is none.
   */
  simulateSignIn<Options extends CallOptions>(
    request: tenon.SimulateSignInRequest,
    options?: Options,
  ): Promise<Written<tenon.SimulateSignInResponse, Options>> {
    return this.#call({ verb: 'POST', paths: ['/api/v1/simulations/sign-in'], body: '*', answer: 'tenon.SimulateSignInResponse' }, request, options);
  }
}

/**
 * Tries out the claims of an environment. They are set by `EnvironmentService.UpdateEnvironment`.
 */
export class TokenClaimService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Shows what the tokens of one member of one organization would say right now, under the claims that are given or, without
   * any, those that are set. Nothing is issued, and nothing is changed.
   *
   * Errors: NOT_FOUND when there is no such app or organization, or that person is not a member of it.
   */
  previewTokenClaims<Options extends CallOptions>(
    request: tenon.PreviewTokenClaimsRequest,
    options?: Options,
  ): Promise<Written<tenon.PreviewTokenClaimsResponse, Options>> {
    return this.#call({ verb: 'POST', paths: ['/api/v1/environment/claims:preview'], body: '*', answer: 'tenon.PreviewTokenClaimsResponse' }, request, options);
  }
}

/**
 * Declares attributes of people. Their values stand in `user_profile.custom_attributes`, under the attribute's key, and are written
 * by the API; ID tokens carry those of declared attributes as claims of that name. Deleting an attribute keeps the values.
 */
export class UserAttributeService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Lists the attributes, by key.
   */
  listUserAttributes(request: tenon.ListUserAttributesRequest = {}, options?: CallOptions): Promise<tenon.ListUserAttributesResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/environment/user-attributes'], body: '', answer: 'tenon.ListUserAttributesResponse' }, request, options);
  }

  /**
   * Declares an attribute.
   *
   * Errors: ALREADY_EXISTS when there is one with that key; INVALID_ARGUMENT when the key is a claim that tokens have already
   * or a field that every profile has; RESOURCE_EXHAUSTED when there are a hundred.
   */
  createUserAttribute<Options extends CallOptions>(
    request: tenon.CreateUserAttributeRequest,
    options?: Options,
  ): Promise<Written<tenon.CreateUserAttributeResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/environment/user-attributes'], body: '*', answer: 'tenon.CreateUserAttributeResponse' },
      request,
      options,
    );
  }

  /**
   * Renames an attribute. Its key stays: values stand under it.
   *
   * Errors: NOT_FOUND when there is none with that key.
   */
  updateUserAttribute<Options extends CallOptions>(
    request: tenon.UpdateUserAttributeRequest,
    options?: Options,
  ): Promise<Written<tenon.UpdateUserAttributeResponse, Options>> {
    return this.#call(
      { verb: 'PATCH', paths: ['/api/v1/environment/user-attributes/{key}'], body: '*', answer: 'tenon.UpdateUserAttributeResponse' },
      request,
      options,
    );
  }

  /**
   * Takes an attribute back. The values people have stay in their profiles, and leave ID tokens.
   *
   * Errors: NOT_FOUND when there is none with that key.
   */
  deleteUserAttribute<Options extends CallOptions>(
    request: tenon.DeleteUserAttributeRequest,
    options?: Options,
  ): Promise<Written<tenon.DeleteUserAttributeResponse, Options>> {
    return this.#call(
      { verb: 'DELETE', paths: ['/api/v1/environment/user-attributes/{key}'], body: '', answer: 'tenon.DeleteUserAttributeResponse' },
      request,
      options,
    );
  }
}

/**
 * An endpoint is an address of the app's. Every event it listens to is posted there as JSON, signed as Standard Webhooks
 * describes it, at least once: the same event always comes with the same `webhook-id`. Any status from 200 to 299 within
 * 10 seconds is a success. What fails (a redirect is a failure, too) is tried eight times in all: at once, and then after
 * 5 seconds, 5 minutes, 30 minutes, 2 hours, 5 hours, 10 hours and 10 hours. Events of one organization are sent one after the other, in the
 * order they happened; one that waits for its next try does not hold up those after it. An endpoint that answered nothing
 * but failures for five days is switched off. Deliveries are kept for 30 days, events for ever.
 */
export class WebhookService {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Lists the kinds of events there are.
   */
  listWebhookEventTypes(request: tenon.ListWebhookEventTypesRequest = {}, options?: CallOptions): Promise<tenon.ListWebhookEventTypesResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/webhooks/event-types'], body: '', answer: 'tenon.ListWebhookEventTypesResponse' }, request, options);
  }

  /**
   * Lists the endpoints, the oldest first: there are at most 50.
   */
  listWebhookEndpoints(request: tenon.ListWebhookEndpointsRequest = {}, options?: CallOptions): Promise<tenon.ListWebhookEndpointsResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/webhooks/endpoints'], body: '', answer: 'tenon.ListWebhookEndpointsResponse' }, request, options);
  }

  /**
   * Shows an endpoint. Its secret is not part of it.
   *
   * Errors: NOT_FOUND when there is no such endpoint.
   */
  getWebhookEndpoint(request: tenon.GetWebhookEndpointRequest, options?: CallOptions): Promise<tenon.GetWebhookEndpointResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/webhooks/endpoints/{endpointId}'], body: '', answer: 'tenon.GetWebhookEndpointResponse' },
      request,
      options,
    );
  }

  /**
   * Makes an endpoint, and its secret. It is told of what happens from now on, unless it is made switched off.
   *
   * Errors: INVALID_ARGUMENT when the URL is not one that may be called (https, or in a development environment http on this
   * machine) or an event type is unknown; RESOURCE_EXHAUSTED when there are 50.
   */
  createWebhookEndpoint<Options extends CallOptions>(
    request: tenon.CreateWebhookEndpointRequest,
    options?: Options,
  ): Promise<Written<tenon.CreateWebhookEndpointResponse, Options>> {
    return this.#call({ verb: 'POST', paths: ['/api/v1/webhooks/endpoints'], body: '*', answer: 'tenon.CreateWebhookEndpointResponse' }, request, options);
  }

  /**
   * Changes what is named and nothing else: `enabled` switches it on and off. While it is off, what happens is not kept for
   * it (ReplayWebhookEvents brings it later), and deliveries that wait for a try wait on.
   *
   * Errors: NOT_FOUND when there is no such endpoint; INVALID_ARGUMENT as in CreateWebhookEndpoint.
   */
  updateWebhookEndpoint<Options extends CallOptions>(
    request: tenon.UpdateWebhookEndpointRequest,
    options?: Options,
  ): Promise<Written<tenon.UpdateWebhookEndpointResponse, Options>> {
    return this.#call(
      { verb: 'PATCH', paths: ['/api/v1/webhooks/endpoints/{endpointId}'], body: '*', answer: 'tenon.UpdateWebhookEndpointResponse' },
      request,
      options,
    );
  }

  /**
   * Deletes an endpoint, with the log of its deliveries. What has not arrived is not tried again.
   *
   * Errors: NOT_FOUND when there is no such endpoint.
   */
  deleteWebhookEndpoint<Options extends CallOptions>(
    request: tenon.DeleteWebhookEndpointRequest,
    options?: Options,
  ): Promise<Written<tenon.DeleteWebhookEndpointResponse, Options>> {
    return this.#call(
      { verb: 'DELETE', paths: ['/api/v1/webhooks/endpoints/{endpointId}'], body: '', answer: 'tenon.DeleteWebhookEndpointResponse' },
      request,
      options,
    );
  }

  /**
   * Gives it a new secret. For a day deliveries carry two signatures, one by each secret, so that the app can change over
   * without refusing any.
   *
   * Errors: NOT_FOUND when there is no such endpoint.
   */
  rotateWebhookSecret<Options extends CallOptions>(
    request: tenon.RotateWebhookSecretRequest,
    options?: Options,
  ): Promise<Written<tenon.RotateWebhookSecretResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/webhooks/endpoints/{endpointId}:rotate-secret'], body: '*', answer: 'tenon.RotateWebhookSecretResponse' },
      request,
      options,
    );
  }

  /**
   * Sends it an event that did not happen, with made-up people, by the same way as all others. It stands among its
   * deliveries and nowhere else.
   *
   * Errors: NOT_FOUND when there is no such endpoint; FAILED_PRECONDITION when it is switched off; INVALID_ARGUMENT when the event type is unknown.
   */
  sendTestWebhook<Options extends CallOptions>(
    request: tenon.SendTestWebhookRequest,
    options?: Options,
  ): Promise<Written<tenon.SendTestWebhookResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/webhooks/endpoints/{endpointId}:test'], body: '*', answer: 'tenon.SendTestWebhookResponse' },
      request,
      options,
    );
  }

  /**
   * Sends events again, or for the first time: one event by its id, or all of a span of time that the endpoint listens to.
   * They go out at once, with the `webhook-id` they had before.
   *
   * Errors: NOT_FOUND when there is no such endpoint or event; FAILED_PRECONDITION when the endpoint is switched off; INVALID_ARGUMENT
   * when neither an event nor a time is named, or the span holds more than 10 000 events.
   */
  replayWebhookEvents<Options extends CallOptions>(
    request: tenon.ReplayWebhookEventsRequest,
    options?: Options,
  ): Promise<Written<tenon.ReplayWebhookEventsResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/webhooks/endpoints/{endpointId}:replay'], body: '*', answer: 'tenon.ReplayWebhookEventsResponse' },
      request,
      options,
    );
  }

  /**
   * The deliveries of one endpoint, or of one event, in the last 30 days, the newest first.
   *
   * Errors: INVALID_ARGUMENT when neither an endpoint nor an event is named; NOT_FOUND when there is no such endpoint.
   */
  listWebhookDeliveries(request: tenon.ListWebhookDeliveriesRequest, options?: CallOptions): Promise<tenon.ListWebhookDeliveriesResponse> {
    return this.#call({ verb: 'GET', paths: ['/api/v1/webhooks/deliveries'], body: '', answer: 'tenon.ListWebhookDeliveriesResponse' }, request, options);
  }

  /**
   * Shows a delivery: what is sent, and every attempt with what came back.
   *
   * Errors: NOT_FOUND when there is no such delivery.
   */
  getWebhookDelivery(request: tenon.GetWebhookDeliveryRequest, options?: CallOptions): Promise<tenon.GetWebhookDeliveryResponse> {
    return this.#call(
      { verb: 'GET', paths: ['/api/v1/webhooks/deliveries/{deliveryId}'], body: '', answer: 'tenon.GetWebhookDeliveryResponse' },
      request,
      options,
    );
  }

  /**
   * Sends a delivery again, at once, whatever became of it. The tries begin anew.
   *
   * Errors: NOT_FOUND when there is no such delivery; FAILED_PRECONDITION when its endpoint is switched off.
   */
  resendWebhookDelivery<Options extends CallOptions>(
    request: tenon.ResendWebhookDeliveryRequest,
    options?: Options,
  ): Promise<Written<tenon.ResendWebhookDeliveryResponse, Options>> {
    return this.#call(
      { verb: 'POST', paths: ['/api/v1/webhooks/deliveries/{deliveryId}:resend'], body: '*', answer: 'tenon.ResendWebhookDeliveryResponse' },
      request,
      options,
    );
  }
}
