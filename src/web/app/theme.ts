import { Alert, createTheme, Drawer, Modal, Notification } from '@mantine/core';

const closeButtonProps = { 'aria-label': 'Close' };
const clearable = { defaultProps: { clearButtonProps: { 'aria-label': 'Clear' } } };
/** The head of a dialog is not the head of the page, which a `header` would say. */
const plainHeader = { defaultProps: { role: 'presentation' } };

/** One calm accent; every colour that means something is named where it is used, with a word beside it. */
export const theme = createTheme({
  primaryColor: 'cyan',
  primaryShade: 9,
  autoContrast: true,
  // Above it black has the better contrast, below it white; either then has 4.5 or more.
  luminanceThreshold: 0.179,
  defaultRadius: 'md',
  fontFamily:
    'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  headings: { fontWeight: '600' },
  cursorType: 'pointer',
  components: {
    // A coloured title on its own tint has too little contrast; a wide table scrolls inside.
    Alert: Alert.extend({
      styles: { title: { color: 'var(--mantine-color-text)' }, body: { minWidth: 0 } },
    }),
    DatePickerInput: clearable,
    FileInput: clearable,
    Select: clearable,
    Drawer: Drawer.extend({ defaultProps: { closeButtonProps } }),
    DrawerHeader: plainHeader,
    Modal: Modal.extend({ defaultProps: { closeButtonProps } }),
    ModalHeader: plainHeader,
    Notification: Notification.extend({ defaultProps: { closeButtonProps } }),
  },
});
