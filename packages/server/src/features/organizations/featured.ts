import { type Command, command } from '../../chassis/command.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import { organizationFaults } from './faults.ts';
import { demandOrganization } from './get.ts';
import { type Feature, hasFeature } from './organization.ts';

/** What `command` takes, of an organization. */
type OfOrganization<In, Out> = Parameters<typeof command<In, Out>>[0] & Required<Pick<Command<In, Out>, 'within'>>;

/**
 * Declares what an organization's own people do only while it has the feature, whatever their roles allow. The app and
 * operators may before: they prepare what is turned on later.
 */
export const featured =
  (feature: Feature) =>
  <In, Out>(definition: OfOrganization<In, Out>) =>
    command<In, Out>({
      ...definition,
      async run(work, input) {
        const organizationId: OrganizationId | undefined = definition.within(input);
        if (work.by.kind === 'member' && organizationId !== undefined && !hasFeature(await demandOrganization(work, organizationId), feature)) {
          throw organizationFaults.featureOff({ feature });
        }
        return definition.run(work, input);
      },
    });
