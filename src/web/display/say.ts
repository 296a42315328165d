import { notifications } from '@mantine/notifications';

/** Says shortly that something was done. */
export const sayDone = (message: string): void => {
  notifications.show({ message, color: 'green' });
};

/** Says why something was not done; stays until it is read. */
export const sayFailed = (error: Error): void => {
  notifications.show({
    title: 'This was not done',
    message: error.message,
    color: 'red',
    autoClose: false,
    role: 'alert',
  });
};
