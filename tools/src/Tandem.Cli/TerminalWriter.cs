using System.Text;

namespace Tandem.Cli;

/// <summary>Writes to a terminal for as long as there is one: what must be put back is put back without it, too.</summary>
internal sealed class TerminalWriter : TextWriter
{
    private readonly TextWriter terminal;
    private bool isGone;

    private TerminalWriter(TextWriter terminal) : base(terminal.FormatProvider) => this.terminal = terminal;

    /// <inheritdoc/>
    public override Encoding Encoding => terminal.Encoding;

    /// <summary>A writer over one that may be a terminal. Where it is a file, what cannot be written is an error.</summary>
    public static TextWriter Over(TextWriter writer, bool isRedirected) => isRedirected ? writer : Synchronized(new TerminalWriter(writer));

    /// <inheritdoc/>
    public override void Write(char value) => Try(() => terminal.Write(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Try(() => terminal.Write(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Try(() => terminal.Write(value));

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Try(() => terminal.WriteLine(value));

    /// <inheritdoc/>
    public override void Flush() => Try(terminal.Flush);

    private void Try(Action write)
    {
        try
        {
            if (!isGone)
            {
                write();
            }
        }
        catch (IOException)
        {
            isGone = true;
        }
    }
}
