namespace Tandem.Rules.Gateway;

/// <summary>What is wrong with an attribute of a firewall rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Attribute">The way to the attribute.</param>
/// <param name="Text">What is wrong.</param>
internal sealed record FirewallComplaint(FirewallRule Rule, string[] Attribute, string Text);
