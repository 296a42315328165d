import { Anchor } from '@mantine/core';
import type { AnchorProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

type Props = AnchorProps & Omit<ComponentProps<'a'>, keyof AnchorProps>;

const AnchorOf = (props: Props) => <Anchor {...props} />;

/** A link to a page of the desk; its address is checked against the pages that there are. */
export const PageLink = createLink(AnchorOf);
