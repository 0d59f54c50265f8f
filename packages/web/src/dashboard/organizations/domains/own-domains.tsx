import { Button } from '@mantine/core';
import { IconPlus, IconWorld } from '@tabler/icons-react';
import { type Domain, DomainService, DomainType } from '@tenon/api/scalekit/v1/domains/domains_pb.ts';
import { type ReactNode, useState } from 'react';
import { useRead } from '../../../api/index.ts';
import { Answered, EmptyState, Section } from '../../../design/index.ts';
import { useMayWrite } from '../../operator.ts';
import { AddDomain } from './add-domain.tsx';
import { DeleteDomain } from './delete-domain.tsx';
import { DomainCard } from './domain-card.tsx';
import css from './domains.module.css';
import { everyDomain } from './every-domain.ts';

interface Props {
  readonly organizationId: string;
  readonly adding: boolean;
  readonly setAdding: (adding: boolean) => void;
}

/** The organization's own domains, each with what proves that it is. */
export function OwnDomains({ organizationId, adding, setAdding }: Props): ReactNode {
  const mayWrite = useMayWrite();
  const [deleting, setDeleting] = useState<Domain>();
  // Others prove theirs while somebody looks.
  const domains = useRead(DomainService.method.listDomains, everyDomain(organizationId, DomainType.ORGANIZATION_DOMAIN), { every: 15_000 });
  const add = mayWrite && (
    <Button leftSection={<IconPlus size={17} />} onClick={() => setAdding(true)}>
      Add domain
    </Button>
  );
  return (
    <Section
      title="Domains of the organization"
      description="Whoever has an address there belongs to this organization: single sign-on finds its people by it. A domain is proven once, for one organization."
      actions={add}
    >
      <Answered answer={domains}>
        {({ domains: all }) =>
          all.length === 0 ? (
            <EmptyState icon={IconWorld} title="No domain yet">
              What you add here counts at once. Whoever looks after the organization can add one as well, and proves it by a TXT record.
            </EmptyState>
          ) : (
            <ul className={css['domains']}>
              {all.map((domain) => (
                <DomainCard key={domain.id} domain={domain} {...(mayWrite && { onDelete: () => setDeleting(domain) })} />
              ))}
            </ul>
          )
        }
      </Answered>
      <AddDomain organizationId={organizationId} type={DomainType.ORGANIZATION_DOMAIN} opened={adding} onClose={() => setAdding(false)} />
      {deleting && <DeleteDomain domain={deleting} onClose={() => setDeleting(undefined)} />}
    </Section>
  );
}
