// Prints what OpenAI's own client makes of the server at the URL given.
import OpenAI, { NotFoundError, APIError } from 'openai';

const client = new OpenAI({ baseURL: `${process.argv[2]}/v1`, apiKey: 'none', maxRetries: 0 });
const question = { model: process.argv[3], messages: [{ role: 'user', content: 'What is the capital of France?' }] };
const seen = {};

seen.models = (await client.models.list()).data.map((model) => model.id);

const { data, response } = await client.chat.completions.create(question).withResponse();
seen.region = response.headers.get('x-tandem-region');
seen.answer = data.choices[0].message.content;
seen.finish = data.choices[0].finish_reason;
seen.tokens = data.usage.total_tokens;

const stream = await client.chat.completions.create({ ...question, stream: true, stream_options: { include_usage: true } });
seen.streamed = '';
for await (const chunk of stream) {
  seen.streamed += chunk.choices[0]?.delta?.content ?? '';
  seen.streamedTokens = chunk.usage?.total_tokens;
}

seen.text = (await client.completions.create({ model: process.argv[3], prompt: 'Once upon', max_tokens: 3 })).choices[0].text;

try {
  await client.chat.completions.create({ ...question, model: 'gpt-4o' });
} catch (error) {
  seen.unknown = { isNotFound: error instanceof NotFoundError, status: error.status, code: error.code, type: error.type, param: error.param };
}

try {
  await client.chat.completions.create({ ...question, messages: [] });
} catch (error) {
  seen.empty = { isApiError: error instanceof APIError, status: error.status, param: error.param };
}

console.log(JSON.stringify(seen));
