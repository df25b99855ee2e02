namespace Tandem.Twin.Hosting;

/// <summary>What one region's servers were asked since the twin started.</summary>
/// <param name="Answered">Completions that they answered whole, as they count themselves.</param>
/// <param name="Requests">Requests that the gateway sent there last.</param>
/// <param name="Errors">Those of them that failed.</param>
/// <param name="Retries">Tries that failed there and were made again.</param>
/// <param name="StreamsCut">Answers that had begun and broke off.</param>
/// <param name="InFlight">Requests there now.</param>
public sealed record AnsweredRequests(long Answered, long Requests, long Errors, long Retries, long StreamsCut, int InFlight);
