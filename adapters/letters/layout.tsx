import type { ReactElement } from 'react';
import { BlockPart, Lines } from './block-part.js';
import type { Words } from './letter.js';
import { reactEmail } from './react-email.js';
import { styleSheet, styles } from './styles.js';

/** The letter in the one layout that all letters share. */
export const htmlOf = (words: Words): string =>
  `<!DOCTYPE html>${reactEmail().render(<Layout {...words} />)}`;

function Layout({
  subject,
  language = 'en',
  preview,
  before,
  link,
  after = [],
  unsubscribe,
}: Words): ReactElement {
  const { Body, Button, Container, Head, Hr, Html, Link, Preview, Text } = reactEmail().parts;
  const [first] = before;
  const hasSmallPrint = after.length > 0 || unsubscribe !== undefined;
  return (
    <Html lang={language}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{subject}</title>
        <style>{styleSheet}</style>
      </Head>
      <Body className="ground" style={styles.ground}>
        <Preview>{preview ?? (typeof first === 'string' ? first : subject)}</Preview>
        <Container className="paper" style={styles.paper}>
          {before.map((block, index) => (
            <BlockPart key={index} block={block} />
          ))}
          {link !== undefined && (
            <Button className="button" href={link.url} style={styles.button}>
              {link.label}
            </Button>
          )}
          {hasSmallPrint && <Hr className="line" style={styles.line} />}
          {after.map((text, index) => (
            <Text key={index} className="soft" style={styles.smallPrint}>
              <Lines text={text} />
            </Text>
          ))}
          {unsubscribe !== undefined && (
            <Text className="soft" style={styles.smallPrint}>
              <Link className="soft" href={unsubscribe.url} style={styles.softLink}>
                {unsubscribe.label}
              </Link>
            </Text>
          )}
        </Container>
      </Body>
    </Html>
  );
}
