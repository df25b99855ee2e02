namespace Tandem.Rules.Infra;

/// <summary>An API that something uses.</summary>
/// <param name="Api">Its service name.</param>
/// <param name="User">Who uses it, for a message.</param>
internal sealed record UsedApi(string Api, string User);
