namespace Tandem.Validation;

/// <summary>A kind with the number of its objects.</summary>
public sealed record KindCount(string ApiVersion, string Kind, int Count);
