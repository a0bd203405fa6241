import { z } from 'zod';
import { markOf, type About } from './personal.js';

/** One field of a shape. */
export interface Field {
  /** With what it stands in: `heard.words`, `sources[].url`. */
  readonly name: string;
  readonly kind: 'text' | 'time' | 'number' | 'yes or no' | 'one of' | 'parts';
  /** What it can be, where there are so many values and no others. */
  readonly choices: readonly string[];
  /** It may be left out, or empty. */
  readonly isOptional: boolean;
  /** Of whom it speaks and how long it is kept; null where it speaks of nobody. */
  readonly personal: Pick<About, 'subject' | 'keep'> | null;
}

/** Every field of a shape in its order. What is personal is one field, whatever it is made of. */
export const fieldsOf = (schema: z.ZodObject): readonly Field[] =>
  Object.entries(schema.shape).flatMap(([name, inner]) => fieldsAt(name, inner));

function fieldsAt(name: string, schema: unknown): readonly Field[] {
  const { inner, isOptional } = unwrapped(schema);
  const personal = inner instanceof z.ZodType ? markOf(inner) : undefined;
  if (personal !== undefined && inner instanceof z.ZodUnion) {
    const value = unwrapped(inner.options[0]);
    const { subject, keep } = personal;
    return [
      {
        ...{ name, ...kindOf(value.inner), isOptional: isOptional || value.isOptional },
        personal: { subject, keep },
      },
    ];
  }
  if (inner instanceof z.ZodObject)
    return fieldsOf(inner).map((field) => ({
      ...field,
      ...{ name: `${name}.${field.name}`, isOptional: field.isOptional || isOptional },
    }));
  if (inner instanceof z.ZodArray) return fieldsAt(`${name}[]`, inner.element);
  return [{ name, ...kindOf(inner), isOptional, personal: null }];
}

function unwrapped(schema: unknown): { readonly inner: unknown; readonly isOptional: boolean } {
  const isWrapped = schema instanceof z.ZodNullable || schema instanceof z.ZodOptional;
  return isWrapped
    ? { inner: unwrapped(schema.unwrap()).inner, isOptional: true }
    : { inner: schema, isOptional: false };
}

function kindOf(schema: unknown): Pick<Field, 'kind' | 'choices'> {
  if (schema instanceof z.ZodEnum) return { kind: 'one of', choices: schema.options.map(String) };
  if (schema instanceof z.ZodLiteral) return { kind: 'one of', choices: [...schema.values].map(String) };
  if (schema instanceof z.ZodISODateTime) return { kind: 'time', choices: [] };
  if (schema instanceof z.ZodBoolean) return { kind: 'yes or no', choices: [] };
  if (schema instanceof z.ZodNumber) return { kind: 'number', choices: [] };
  return {
    kind: schema instanceof z.ZodObject || schema instanceof z.ZodArray ? 'parts' : 'text',
    choices: [],
  };
}

/** They say until when something holds, and not when it happened. */
const ends: readonly string[] = ['expiresAt', 'lapsesAt', 'takesEffectAt', 'alarmAt', 'deadlineAt', 'endsAt'];

/** The field that says when an event happened. A spec sees that every event has one. */
export const timeFieldOf = ({ shape }: z.ZodObject): string =>
  Object.keys(shape).findLast((name) => name.endsWith('At') && !ends.includes(name)) ?? '';
