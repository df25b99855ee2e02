namespace Tandem.Twin.Providers;

/// <summary>Something that goes wrong on purpose.</summary>
/// <param name="Op">The operation it strikes.</param>
/// <param name="Type">The resource types it strikes; <c>*</c> stands for any text.</param>
/// <param name="Match">A part of the resource's id; empty for every resource.</param>
/// <param name="Effect">What happens.</param>
/// <param name="Times">How often it strikes, in the life of the server; 0 for ever.</param>
/// <param name="Milliseconds">How long a slow call takes.</param>
/// <param name="Message">What an error says.</param>
/// <param name="After">How many calls it lets pass before it strikes.</param>
public sealed record ProviderFault(
    ProviderOperation Op, string Type, string Match = "", FaultEffect Effect = FaultEffect.Error, int Times = 1, int Milliseconds = 1000, string Message = "an error was asked for", int After = 0);
