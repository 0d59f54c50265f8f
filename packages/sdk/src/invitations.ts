import type { Call, CallOptions, Written } from './call.ts';
import { InvitationService } from './contract/services.ts';
import type * as wire from './contract/tenon.ts';
import type { Filled } from './filled.ts';

/** Invitations that are out. Inviting itself is `user.createUserAndMembership`, sending again `user.resendInvite`. */
export class Invitations {
  readonly #service: InvitationService;

  constructor(call: Call) {
    this.#service = new InvitationService(call);
  }

  /**
   * The invitation that waits or, when none does, the last one there was.
   * @param organizationId `org_` and digits
   * @param userId `usr_` and digits
   * @throws NotFoundError when this person was never invited to this organization
   */
  get(organizationId: string, userId: string, options?: CallOptions): Promise<Filled<wire.GetInvitationResponse, 'invitation'>> {
    return this.#service.getInvitation({ organizationId, userId }, options) as Promise<Filled<wire.GetInvitationResponse, 'invitation'>>;
  }

  /**
   * The same of up to 100 people at once, in no order. Who was never invited is left out.
   * @throws NotFoundError when there is no such organization
   */
  batchGet(organizationId: string, userIds: readonly string[], options?: CallOptions): Promise<Filled<wire.BatchGetInvitationsResponse, 'invitations'>> {
    return this.#service.batchGetInvitations({ organizationId, userIds: [...userIds] }, options) as Promise<
      Filled<wire.BatchGetInvitationsResponse, 'invitations'>
    >;
  }

  /**
   * Takes back an invitation that was not accepted. Its links stop working; the user stays.
   * @throws NotFoundError when none waits
   * @throws WrongStateError when it has been accepted
   */
  revoke<Options extends CallOptions>(organizationId: string, userId: string, options?: Options): Promise<Written<void, Options>> {
    return this.#service.revokeInvitation({ organizationId, userId }, options);
  }

  /**
   * Makes a link to hand over by other means than our mail. It proves nothing: whoever opens it is first asked for a code
   * sent to the invited address. A link made earlier by this call stops working.
   * @returns the link (it can be read only now) and when it runs out
   * @throws NotFoundError when no invitation waits
   * @throws WrongStateError when it was accepted or has expired
   */
  createLink<Options extends CallOptions>(
    organizationId: string,
    userId: string,
    options?: Options,
  ): Promise<Written<Filled<wire.CreateInvitationLinkResponse, 'expiresAt'>, Options>> {
    return this.#service.createInvitationLink({ organizationId, userId }, options) as Promise<
      Written<Filled<wire.CreateInvitationLinkResponse, 'expiresAt'>, Options>
    >;
  }

  /**
   * Notes of every invitation that waits for an address that its mail came back. For the webhook of a mail provider: hand on
   * whom it was for, what their server said, its status code and when, as far as they are known. Told twice, it is noted once.
   * @returns of how many invitations it is news
   * @throws InvalidRequestError when the code speaks of a delay, which is no bounce
   */
  reportBounce<Options extends CallOptions>(bounce: wire.ReportMailBounceRequest, options?: Options): Promise<Written<wire.ReportMailBounceResponse, Options>> {
    return this.#service.reportMailBounce(bounce, options);
  }
}
