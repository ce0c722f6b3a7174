import type { ComponentChild } from 'preact';

/** Dates, and numbers with their unit or scale word. */
const whole =
  /(\d{4}-\d{2}(?:-\d{2})?|\d[\d,.]*(?: ?(?:trillion|billion|million|percent|%)|(?:万亿|亿|万)元?))/;

/** A text whose dates, and figures with their units, stay on one line. */
export function unbroken(text: string): readonly ComponentChild[] {
  return text
    .split(whole)
    .map((part, place) => (place % 2 === 1 ? <span class="unbroken">{part}</span> : part));
}
