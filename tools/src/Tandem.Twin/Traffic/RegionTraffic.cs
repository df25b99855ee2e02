namespace Tandem.Twin.Traffic;

/// <summary>What one region's servers were asked by the gateway since its start.</summary>
/// <param name="Region">The region of the servers, wherever the request came in.</param>
/// <param name="Requests">Requests whose last try went there.</param>
/// <param name="Errors">Those of them that got a 5xx status or no whole answer.</param>
/// <param name="Retries">Tries that failed there and were made again.</param>
/// <param name="StreamsCut">Answers that had begun and broke off there.</param>
/// <param name="Refused">Sheddable requests refused with 429 because its servers were full.</param>
/// <param name="InFlight">Requests there now.</param>
public sealed record RegionTraffic(string Region, long Requests, long Errors, long Retries, long StreamsCut, long Refused, int InFlight);
