import '@mantine/dates/styles.css';
import { DatePickerInput } from '@mantine/dates';
import { useState } from 'react';

/** ISO dates; null = not chosen yet. */
export type Days = [string | null, string | null];

export function DaysField({ value, onChange }: { value: Days; onChange: (days: Days) => void }) {
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  return (
    <DatePickerInput
      type="range"
      label="First and last day away"
      placeholder="Choose two days"
      required
      allowSingleDateInRange
      minDate={today}
      valueFormat="D MMM YYYY"
      value={value}
      onChange={onChange}
      w={240}
    />
  );
}
