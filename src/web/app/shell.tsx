import {
  ActionIcon,
  AppShell,
  Burger,
  Group,
  Menu,
  NavLink,
  ScrollArea,
  Text,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconLogout, IconMoon, IconSun, IconUser } from '@tabler/icons-react';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { PageHead } from '../display/page-head.tsx';
import { Empty } from '../display/query-state.tsx';
import { DeskStreamProvider } from '../live/desk-stream.tsx';
import { signOut, useMay, useSession } from '../session/session.ts';
import { ConnectionMark } from './connection-mark.tsx';
import { placeAt, places } from './places.ts';
import { FindBox } from './find-box.tsx';
import { Shortcuts } from './shortcuts.tsx';

/** The frame of every page: where one can go, who is signed in, and whether the desk is live. */
export function Shell() {
  const [isOpen, { toggle, close }] = useDisclosure(false);
  return (
    <DeskStreamProvider>
      <a href="#page" className="skip-link">
        Skip to the page
      </a>
      <AppShell
        header={{ height: 52 }}
        navbar={{ width: 200, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
        padding={{ base: 'sm', sm: 'md' }}
      >
        <AppShell.Header>
          <Group h="100%" px="sm" justify="space-between" wrap="nowrap">
            <Group gap="xs" wrap="nowrap">
              <Burger
                opened={isOpen}
                onClick={toggle}
                hiddenFrom="sm"
                size="sm"
                aria-label={isOpen ? 'Close the menu' : 'Open the menu'}
              />
              <img src="/mark.svg" alt="" width={26} height={26} />
              <Text fw={700} visibleFrom="xs">
                Parley
              </Text>
            </Group>
            <FindBox />
            <Group gap={6} wrap="nowrap" style={{ flexShrink: 0 }}>
              <ConnectionMark />
              <ThemeSwitch />
              <PersonMenu />
            </Group>
          </Group>
        </AppShell.Header>
        <AppShell.Navbar p="xs" aria-label="Places">
          <AppShell.Section grow component={ScrollArea}>
            <Places onChosen={close} />
          </AppShell.Section>
        </AppShell.Navbar>
        <AppShell.Main id="page" tabIndex={-1}>
          <ForRole />
        </AppShell.Main>
      </AppShell>
      <Shortcuts />
    </DeskStreamProvider>
  );
}

/** The page, unless its place is not for the role: the address alone opens nothing. */
function ForRole() {
  const may = useMay();
  const place = placeAt(useRouterState({ select: (it) => it.location.pathname }));
  if (place === undefined || may(place.needs)) return <Outlet />;
  return (
    <>
      <PageHead title={place.name} />
      <Empty title="This is not for your role">
        Ask an administrator for a key that may do it.
      </Empty>
    </>
  );
}

function Places({ onChosen }: { onChosen: () => void }) {
  const may = useMay();
  const path = useRouterState({ select: (it) => it.location.pathname });
  return places
    .filter((it) => may(it.needs))
    .map(({ to, name, icon: Icon }) => (
      <NavLink
        key={to}
        component={Link}
        to={to}
        label={name}
        leftSection={<Icon size={18} />}
        active={placeAt(path)?.to === to}
        onClick={onChosen}
      />
    ));
}

function ThemeSwitch() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const other = scheme === 'dark' ? 'light' : 'dark';
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={`Use the ${other} theme`}
      onClick={() => setColorScheme(other)}
    >
      {scheme === 'dark' ? <IconSun size={18} /> : <IconMoon size={18} />}
    </ActionIcon>
  );
}

function PersonMenu() {
  const { person } = useSession();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={`Signed in: ${person.name}`}
        >
          <IconUser size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {person.name}, {person.role.replaceAll('_', ' ')} of {person.tenantId}
        </Menu.Label>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
