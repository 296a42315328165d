import { Anchor } from '@mantine/core';
import type { AnchorProps } from '@mantine/core';
import { createLink, useRouter } from '@tanstack/react-router';
import type { ComponentProps, MouseEvent, ReactNode } from 'react';

type Props = AnchorProps & Omit<ComponentProps<'a'>, keyof AnchorProps>;

const AnchorOf = (props: Props) => <Anchor {...props} />;

/** A link to a page of the desk; its address is checked against the pages that there are. */
export const PageLink = createLink(AnchorOf);

const isOurs = (href: string): boolean => /^\/(?![/\\])/.test(href);

/** A link whose address came with data: followed inside the desk, and only when it is ours. */
export function OwnLink({
  href,
  children,
  ...look
}: AnchorProps & { href: string; children: ReactNode; 'data-row-link'?: boolean }) {
  const router = useRouter();
  if (!isOurs(href)) return <span>{children}</span>;
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    router.history.push(href);
  };
  return (
    <Anchor href={href} onClick={follow} {...look}>
      {children}
    </Anchor>
  );
}
