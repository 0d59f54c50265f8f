import { Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react';

interface Props extends ButtonProps, Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps> {
  readonly ref?: Ref<HTMLAnchorElement>;
}

const Anchor = (props: Props): ReactNode => <Button component="a" {...props} />;

/** Leads somewhere and looks like a button: for the one thing to do next. */
export const ButtonLink = createLink(Anchor);
