using System.CommandLine;
using Tandem.Schemas;

namespace Tandem.Cli.Commands;

/// <summary><c>tandem schemas list</c>: which kinds are known.</summary>
internal static class SchemasCommand
{
    public static Command Create(Screen screen)
    {
        var list = new Command("list", "List every kind that has a schema.");
        list.SetAction(_ =>
        {
            foreach (var kind in SchemaStore.Kinds())
            {
                screen.Output.WriteLine($"{kind.ApiVersion,-42} {kind.Kind}");
            }

            return ExitCodes.Clean;
        });
        return new Command("schemas", "The schemas that objects are checked against.") { list };
    }
}
