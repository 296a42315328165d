import type { ComponentType } from 'react';
import {
  IconBuildingStore,
  IconBulb,
  IconChecks,
  IconCoins,
  IconFileInvoice,
  IconFolders,
  IconHeartbeat,
  IconLayoutDashboard,
  IconListSearch,
  IconRobot,
  IconSettings,
  IconSquarePlus,
} from '@tabler/icons-react';

export type Place = {
  to: string;
  name: string;
  /** Pressed after `g`. */
  letter: string;
  icon: ComponentType<{ size?: number }>;
  /** Operation that the role must be able to call for the place to be of use. */
  needs: string;
};

/** The place that a path belongs to, if any. */
export const placeAt = (path: string): Place | undefined =>
  places.find(({ to }) => (to === '/' ? path === '/' : path.startsWith(to)));

/** Where one can go, in the order of the side bar. */
export const places: readonly Place[] = [
  { to: '/', name: 'Desk', letter: 'd', icon: IconLayoutDashboard, needs: 'listProcurements' },
  {
    to: '/requests/new',
    name: 'New request',
    letter: 'n',
    icon: IconSquarePlus,
    needs: 'openProcurement',
  },
  { to: '/cases', name: 'Cases', letter: 'c', icon: IconFolders, needs: 'listProcurements' },
  { to: '/approvals', name: 'Approvals', letter: 'a', icon: IconChecks, needs: 'listApprovals' },
  { to: '/orders', name: 'Orders', letter: 'o', icon: IconFileInvoice, needs: 'listOrders' },
  { to: '/savings', name: 'Savings', letter: 'v', icon: IconCoins, needs: 'getSavings' },
  {
    to: '/suppliers',
    name: 'Suppliers',
    letter: 's',
    icon: IconBuildingStore,
    needs: 'listSuppliers',
  },
  {
    to: '/screening',
    name: 'Screening',
    letter: 'h',
    icon: IconListSearch,
    needs: 'listScreeningHits',
  },
  { to: '/learning', name: 'Learning', letter: 'l', icon: IconBulb, needs: 'listLessons' },
  { to: '/agents', name: 'Agents', letter: 'w', icon: IconRobot, needs: 'listAgents' },
  { to: '/system', name: 'System', letter: 'y', icon: IconHeartbeat, needs: 'listDeadLetters' },
  { to: '/settings', name: 'Settings', letter: 'e', icon: IconSettings, needs: 'listApprovals' },
];
