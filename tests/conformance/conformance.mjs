// Slack's own SDK against the simulator. Prints one line for each thing that holds, and ends with 1 at the first that does not.
import assert from 'node:assert/strict';
import { WebClient, LogLevel } from '@slack/web-api';
import { SocketModeClient } from '@slack/socket-mode';

const [address, botToken, appToken, channel, user] = process.argv.slice(2);
const slackApiUrl = `${address}api/`;
const quiet = { logLevel: LogLevel.ERROR };
const web = new WebClient(botToken, { slackApiUrl, ...quiet });
let held = 0;

async function holds(name, check) {
  await check();
  held += 1;
  console.log(`holds: ${name}`);
}

async function control(what, body) {
  const answer = await fetch(`${address}control/${what}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  assert.equal(answer.status, 200);
  return answer.json();
}

async function errorOf(call) {
  try { await call(); } catch (error) { return error; }
  throw new assert.AssertionError({ message: 'the call was expected to fail' });
}

await holds('auth.test', async () => assert.equal((await web.auth.test()).ok, true));
await holds('history page by page', async () => {
  const seen = [];
  for await (const page of web.paginate('conversations.history', { channel, limit: 2 })) seen.push(...page.messages.map(m => m.ts));
  assert.equal(seen.length, 5);
  assert.deepEqual(seen, [...seen].sort().reverse());
});
await holds('a thread', async () => {
  const head = (await web.conversations.history({ channel, limit: 10 })).messages.find(m => m.reply_count > 0);
  const thread = await web.conversations.replies({ channel, ts: head.ts });
  assert.equal(thread.messages.length, head.reply_count + 1);
  assert.equal(thread.messages[0].ts, head.ts);
  assert.equal(thread.messages.at(-1).thread_ts, head.ts);
});
await holds('channels, members, users', async () => {
  assert.equal((await web.conversations.info({ channel })).channel.is_member, true);
  assert.ok((await web.conversations.members({ channel })).members.includes(user));
  assert.equal((await web.users.info({ user })).user.id, user);
  assert.ok((await web.users.list({ limit: 50 })).members.some(m => m.id === user));
  assert.ok((await web.users.conversations({ types: 'public_channel,private_channel' })).channels.some(c => c.id === channel));
});
await holds('a message, its update, its address, and one for one person', async () => {
  const posted = await web.chat.postMessage({ channel, text: 'a draft', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'a draft' } }] });
  assert.match(posted.ts, /^\d{10}\.\d{6}$/);
  assert.equal((await web.chat.update({ channel, ts: posted.ts, text: 'another' })).text, 'another');
  assert.match((await web.chat.getPermalink({ channel, message_ts: posted.ts })).permalink, /^https:/);
  assert.ok((await web.chat.postEphemeral({ channel, user, text: 'for you' })).message_ts);
});
await holds('views', async () => {
  const view = { type: 'modal', callback_id: 'edit', title: { type: 'plain_text', text: 'Edit' }, blocks: [] };
  const opened = await web.views.open({ trigger_id: 'trigger-1', view });
  assert.ok(opened.view.id);
  assert.ok((await web.views.update({ view_id: opened.view.id, hash: opened.view.hash, view })).view.hash);
  assert.ok((await web.views.publish({ user_id: user, view: { type: 'home', blocks: [] } })).view.id);
});
await holds('errors by name', async () => {
  const error = await errorOf(() => web.chat.postMessage({ channel: 'C0NOWHERE', text: 'x' }));
  assert.equal(error.code, 'slack_webapi_platform_error');
  assert.equal(error.data.error, 'channel_not_found');
  const stranger = new WebClient('xoxb-of-nobody', { slackApiUrl, ...quiet });
  assert.equal((await errorOf(() => stranger.auth.test())).data.error, 'invalid_auth');
});
await holds('a rate limit with Retry-After', async () => {
  await control('limit', { method: 'users.info' });
  const waits = [];
  const patient = new WebClient(botToken, { slackApiUrl, ...quiet });
  patient.on('rate_limited', seconds => waits.push(seconds));
  assert.equal((await patient.users.info({ user })).ok, true);
  assert.deepEqual(waits, [1]);
  await control('limit', { method: 'users.info' });
  const hasty = new WebClient(botToken, { slackApiUrl, rejectRateLimitedCalls: true, ...quiet });
  const error = await errorOf(() => hasty.users.info({ user }));
  assert.equal(error.code, 'slack_webapi_rate_limited_error');
  assert.equal(error.retryAfter, 1);
});

const socket = new SocketModeClient({ appToken, ...quiet, clientOptions: { slackApiUrl, ...quiet } });
const arrived = [];
socket.on('message', async ({ event, body, ack }) => { await ack(); arrived.push(['message', event.text, body.event_id]); });
socket.on('slash_commands', async ({ body, ack }) => { await ack({ text: 'taken' }); arrived.push(['command', body.command]); });
socket.on('interactive', async ({ body, ack }) => { await ack(); arrived.push(['interactive', body.type]); });
const event = (id, text) => ({ type: 'event_callback', event_id: id, team_id: 'T0SIMULATED', api_app_id: 'A0COMMS000', event_time: 1770000000, event: { type: 'message', channel, user, text, ts: '1770000000.000100' } });

await holds('Socket Mode connects', async () => { await socket.start(); });
await holds('an event and its acknowledgement', async () => {
  const ack = await control('push', { type: 'events_api', payload: event('Ev1', 'over the socket') });
  assert.ok(ack.envelope_id);
  assert.deepEqual(arrived.pop(), ['message', 'over the socket', 'Ev1']);
});
await holds('a command whose acknowledgement carries an answer', async () => {
  const ack = await control('push', { type: 'slash_commands', payload: { command: '/comms', text: 'help', channel_id: channel, user_id: user } });
  assert.deepEqual(ack.payload, { text: 'taken' });
  assert.deepEqual(arrived.pop(), ['command', '/comms']);
});
await holds('an interaction', async () => {
  await control('push', { type: 'interactive', payload: { type: 'block_actions', user: { id: user }, actions: [] } });
  assert.deepEqual(arrived.pop(), ['interactive', 'block_actions']);
});
await holds('a new connection when asked for one', async () => {
  const again = new Promise(resolve => socket.once('connected', resolve));
  await control('reconnect', {});
  await again;
  await control('push', { type: 'events_api', payload: event('Ev2', 'after it') });
  assert.equal(arrived.pop()[1], 'after it');
});
await socket.disconnect();
console.log(`all hold: ${held}`);
process.exit(0);
