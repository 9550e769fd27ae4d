import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

describe('the configuration', () => {
  it('has a default for everything', () => {
    const config = readConfig({});
    expect(config).toMatchObject({ mode: 'production', port: 3000, databaseUrl: undefined });
    expect(config.publicUrl).toBe('http://localhost:3000');
  });

  it('takes an empty variable for an absent one', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toEqual(readConfig({}));
  });

  it('seeds the demo world only into the embedded database, unless told otherwise', () => {
    const DATABASE_URL = 'postgresql://user:secret@db:5432/baton';
    expect(readConfig({}).seedDemo).toBe(true);
    expect(readConfig({ DATABASE_URL }).seedDemo).toBe(false);
    expect(readConfig({ DATABASE_URL, SEED_DEMO: 'true' }).seedDemo).toBe(true);
    expect(readConfig({ SEED_DEMO: 'false' }).seedDemo).toBe(false);
  });

  it('sends no e-mail unless a mail server is named, and then from an address of its own host', () => {
    expect(readConfig({}).smtpUrl).toBeUndefined();
    const PUBLIC_URL = 'https://baton.example.org';
    const SMTP_URL = 'smtp://user:secret@mail.example.org:587';
    expect(readConfig({ SMTP_URL, PUBLIC_URL })).toMatchObject({
      smtpUrl: SMTP_URL,
      mailFrom: 'baton@baton.example.org',
    });
    expect(readConfig({ SMTP_URL, MAIL_FROM: 'b@x.org' }).mailFrom).toBe('b@x.org');
  });

  it('lists every wrong variable at once, each with a sentence', () => {
    const wrong = {
      PORT: '70000',
      DATABASE_URL: 'mysql://x',
      SMTP_URL: 'https://mail.example.org',
      MAIL_FROM: 'somebody',
      SESSION_DAYS: 'ten',
      LOG_LEVEL: 'loud',
    };
    const message = (() => {
      try {
        return String(readConfig(wrong));
      } catch (error) {
        return String(error);
      }
    })();
    for (const name of Object.keys(wrong))
      expect(message).toMatch(new RegExp(`^  ${name} must .*\\.$`, 'm'));
  });

  it('says no secret in a complaint', () => {
    expect(() => readConfig({ DATABASE_URL: 'mysql://user:secret@db/x' })).toThrow(
      /^(?!.*secret)/s,
    );
  });
});
