import { Button, FileButton, Input } from '@mantine/core';
import { IconFileCode } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Form } from '../../design/index.ts';
import type { ConfigValues } from './config.ts';
import { readMetadata } from './metadata.ts';
import { t } from './words/index.ts';

/** Fills the fields from the file that a provider lets one download. It stays in the browser. */
export function MetadataFile({ form }: { readonly form: Form<ConfigValues> }): ReactNode {
  const [read, setRead] = useState<boolean>();
  async function take(file: File | null): Promise<void> {
    if (!file) return;
    const found = readMetadata(await file.text());
    setRead(found !== undefined);
    if (found) form.setValues(found);
  }
  return (
    <Input.Wrapper
      description={t('saml.fileHint')}
      inputWrapperOrder={['input', 'description', 'error']}
      {...(read === false && { error: t('saml.fileNone') })}
    >
      <FileButton accept=".xml,application/xml,text/xml,application/samlmetadata+xml" onChange={(file) => void take(file)}>
        {(props) => (
          <Button {...props} size="xs" leftSection={<IconFileCode size={16} />}>
            {t('saml.file')}
          </Button>
        )}
      </FileButton>
      <span role="status" style={{ fontSize: '0.875rem' }}>
        {read && ` ${t('saml.fileRead')}`}
      </span>
    </Input.Wrapper>
  );
}
