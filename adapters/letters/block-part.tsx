import { Fragment, type ReactElement } from 'react';
import type { Block } from './blocks.js';
import { Bars } from './bars.js';
import { reactEmail } from './react-email.js';
import { styles } from './styles.js';

type Kind<Name> = Extract<Block, { readonly kind: Name }>;

/** One block of a letter. Tables hold their places: mail programs of every age show them. */
export function BlockPart({ block }: { readonly block: Block }): ReactElement {
  const { Heading, Link, Text } = reactEmail().parts;
  if (typeof block === 'string') {
    return (
      <Text style={styles.paragraph}>
        <Lines text={block} />
      </Text>
    );
  }
  switch (block.kind) {
    case 'heading':
      return (
        <Heading as="h2" style={styles.heading}>
          {block.text}
        </Heading>
      );
    case 'link':
      return (
        <Text style={styles.paragraph}>
          <Link className="accent" href={block.link.url} style={styles.link}>
            {block.link.label}
          </Link>
        </Text>
      );
    case 'code':
      return <Text style={styles.code}>{block.code}</Text>;
    case 'figures':
      return <Figures {...block} />;
    case 'table':
      return <Rows {...block} />;
    case 'bars':
      return <Bars {...block} />;
    case 'said':
      return <Talk {...block} />;
  }
}

export function Lines({ text }: { readonly text: string }): ReactElement {
  const lines = text.split('\n').map((line, index) => (
    <Fragment key={index}>
      {index > 0 && <br />}
      {line}
    </Fragment>
  ));
  return <>{lines}</>;
}

function Figures({ figures }: Kind<'figures'>): ReactElement {
  return (
    <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} style={styles.table}>
      <tbody>
        {figures.map(({ label, value, change }) => (
          <tr key={label}>
            <td className="soft line" style={styles.cell}>
              {label}
            </td>
            <td className="line" align="right" style={styles.figure}>
              {value}
              {change !== undefined && (
                <span className="soft" style={styles.change}>
                  <br />
                  {`(${change})`}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Rows({ head, rows }: Kind<'table'>): ReactElement {
  return (
    <table width="100%" cellPadding={0} cellSpacing={0} style={styles.table}>
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col" align="left" className="soft line" style={styles.columnName}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, column) => (
              <td key={column} className="line" style={styles.cell}>
                <Lines text={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Talk({ lines }: Kind<'said'>): ReactElement {
  const { Link, Section } = reactEmail().parts;
  return (
    <>
      {lines.map(({ who, isOurs, text, links }, index) => (
        <Section
          key={index}
          className={isOurs ? 'ours' : 'theirs'}
          style={isOurs ? styles.ours : styles.theirs}
        >
          <strong>{who}</strong>
          <br />
          <Lines text={text} />
          {links.map(({ label, url }) => (
            <Fragment key={url}>
              <br />
              <Link className="accent" href={url} style={styles.link}>
                {label}
              </Link>
            </Fragment>
          ))}
        </Section>
      ))}
    </>
  );
}
