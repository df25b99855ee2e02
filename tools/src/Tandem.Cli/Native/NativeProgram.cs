using System.CommandLine;
using Tandem.Cli.Commands;
using Tandem.Rules;

namespace Tandem.Cli.Native;

/// <summary>
/// The tool compiled ahead of time for this machine (<c>./build.sh --target=Native</c>): <c>validate</c> without the start of a runtime and
/// without compiling while it runs. Whatever else it is asked for, it hands to the whole tool.
/// </summary>
internal static class NativeProgram
{
    // Most runs end before they have asked for so much: to look for what is no longer needed would be a third of their time.
    private const long Unswept = 200_000_000;

    private static Task<int> Main(string[] args)
    {
        GC.TryStartNoGCRegion(Unswept);
        var screen = new Screen(Application.Output, Application.Error);
        var parsed = Application.Parse(Root(screen), args);
        return parsed.Errors.Count == 0 && parsed.Action is not null && parsed.Action == parsed.CommandResult.Command.Action
            ? Application.InvokeAsync(parsed, screen)
            : Task.FromResult(WholeTool.TakeOver(args));
    }

    // No command here but validate: what the others reach would be compiled, too.
    private static RootCommand Root(Screen screen) => new()
    {
        CommonOptions.Directory,
        CommonOptions.Config,
        CommonOptions.Color,
        CommonOptions.Verbosity,
        ValidateCommand.Create(screen, RuleCatalog.Checks),
    };
}
