using CsCheck;
using Shouldly;
using Tandem.Twin.Providers.Values;

namespace Tandem.Tests.Terraform;

/// <summary>What is written is read again, and what is not msgpack is refused.</summary>
public sealed class MessagePackTests
{
    private static readonly Gen<Value> Leaf = Gen.OneOf(
        Gen.Const(Value.Null), Gen.Const(Value.Unknown), Gen.Bool.Select(Value.Of), Gen.String.Select(WellFormed).Select(Value.Of),
        Gen.Long[-9007199254740992, 9007199254740992].Select(Value.Of), Gen.Double[-1e9, 1e9].Select(number => (Value)new NumberValue(number)));

    private static readonly Gen<Value> Any = Gen.Recursive<Value>((depth, inner) => depth > 3 ? Leaf : Gen.Frequency(
        (3, Leaf),
        (1, inner.List[0, 20].Select(items => (Value)new ListValue(items))),
        (1, Gen.Dictionary(Gen.String.AlphaNumeric, inner)[0, 20].Select(entries => (Value)new MapValue(entries)))));

    [Fact]
    public void Read_OfWhatWasWritten_IsTheValue() => Any.Sample(value => MessagePackReader.Read(MessagePackWriter.Write(value)) == value, iter: 2000);

    [Fact]
    public void Read_OfAnyBytes_IsAValueOrRefused() => Gen.Byte.Array[0, 40].Sample(
        bytes =>
        {
            try
            {
                _ = MessagePackReader.Read(bytes);
            }
            catch (InvalidDataException)
            {
                // The one answer to bytes that are no msgpack.
            }
        },
        iter: 5000);

    [Theory]
    [InlineData("00", 0)]
    [InlineData("ff", -1)]
    [InlineData("ccff", 255)]
    [InlineData("cdffff", 65535)]
    [InlineData("ceffffffff", 4294967295)]
    [InlineData("cf0000000100000000", 4294967296)]
    [InlineData("d080", -128)]
    [InlineData("d18000", -32768)]
    [InlineData("d280000000", -2147483648)]
    [InlineData("d3ffffffffffffffff", -1)]
    [InlineData("ca3f000000", 0.5)]
    public void Read_OfEveryNumber_IsTheNumber(string hex, double number) => MessagePackReader.Read(Convert.FromHexString(hex)).ShouldBe(new NumberValue(number));

    [Theory]
    [InlineData("d40000")]
    [InlineData("c7020c8101")]
    [InlineData("d80c00000000000000000000000000000000")]
    public void Read_OfEveryExtension_IsUnknown(string hex) => MessagePackReader.Read(Convert.FromHexString(hex)).ShouldBe(Value.Unknown);

    [Fact]
    public void Lengths_OfEverySize_AreKept()
    {
        foreach (var length in new[] { 0, 15, 16, 31, 32, 255, 256, 65535, 65536 })
        {
            Value[] values = [Value.Of(new string('x', length)), new ListValue([.. Enumerable.Repeat(Value.Of(true), length)])];
            values.Select(value => MessagePackReader.Read(MessagePackWriter.Write(value))).ShouldBe(values);
        }
    }

    // Half a surrogate pair has no UTF-8.
    private static string WellFormed(string text) => new([.. text.Where(c => !char.IsSurrogate(c))]);
}
