using Shouldly;
using Tandem.Lua;

namespace Tandem.Tests.Lua;

/// <summary>Our Lua says what another one says, refuses what Lua 5.1 does not know, and always ends.</summary>
public sealed class LuaScriptTests
{
    [Theory]
    [InlineData("return 'a' .. 1 .. 'b'")]
    [InlineData("return tostring(2 ^ 3 ^ 2 == 512) .. tostring(-2 ^ 2 == -4) .. tostring(7 % -3 == -2)")]
    [InlineData("return tostring(not nil == true) .. tostring(1 < 2 and 2 > 1 or false)")]
    [InlineData("local t = {} for i = 10, 1, -3 do table.insert(t, i) end return table.concat(t, ' ')")]
    [InlineData("local t = { 3, 1, 2 } table.sort(t, function(a, b) return a > b end) return table.concat(t, '')")]
    [InlineData("local t = { 1, 2, 3, nil, 5 } t[4] = 4 return #t .. table.concat(t)")]
    [InlineData("local t = { 'a', 'b', 'c' } table.remove(t, 1) table.insert(t, 1, 'z') return table.concat(t)")]
    [InlineData("local s = '' for k, v in pairs({ 'a', 'b', x = 'c' }) do s = s .. tostring(k) .. v end return s")]
    [InlineData("local s = '' for i, v in ipairs({ 'a', nil, 'c' }) do s = s .. i .. v end return s")]
    [InlineData("local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end return '' .. fib(12)")]
    [InlineData("local function f(...) local a, b = ... return select('#', ...) .. tostring(b) .. tostring(a) end return f(1, nil, 3)")]
    [InlineData("local o = { n = 1 } function o:add(k) self.n = self.n + k return self end return '' .. o:add(2):add(3).n")]
    [InlineData("local a, b, c = (function() return 1, 2, 3 end)() return a .. b .. c")]
    [InlineData("local ok, e = pcall(function() error({ code = 7 }) end) return tostring(ok) .. e.code")]
    [InlineData("local i = 0 repeat local j = i i = i + 1 until j == 4 return '' .. i")]
    [InlineData("local i = 0 while true do i = i + 1 if i > 5 then break end end return '' .. i")]
    [InlineData("local x = 1 do local x = 2 end return '' .. x --[[ a\ncomment ]] --and another")]
    [InlineData("return [==[a]]b]==] .. 'c\\n\\65' .. \"\\\"\"")]
    [InlineData("return type(nil) .. type({}) .. type(type) .. type(1) .. type('') .. type(true)")]
    [InlineData("return tostring(tonumber('0x10') == 16) .. tostring(tonumber('1e2') == 100) .. tostring(tonumber('x'))")]
    [InlineData("local f = {} for i = 1, 3 do f[i] = function() return i end end return f[1]() .. f[3]()")]
    [InlineData("local t = { f = { g = { 1, [2] = 'two', three = 3 } } } return t.f.g[2] .. t['f'].g.three")]
    [InlineData("local a, b = 1, 2 a, b = b, a return a .. b")]
    public void Says_WhatAnotherLuaSays(string text)
    {
        using var other = new NLua.Lua();

        LuaScript.Read(text).Run()!.Values.ShouldHaveSingleItem().ShouldBe(other.DoString(text)[0]);
    }

    [Theory]
    [InlineData("x = = 1", 5)]
    [InlineData("if a then", 6)]
    [InlineData("return 'a", 9)]
    [InlineData("goto done", 6)]
    [InlineData("return 7 // 2", 11)]
    [InlineData("return a & b", 10)]
    [InlineData("return 1 != 2", 10)]
    [InlineData("a.b", 3)]
    [InlineData("--[[ no end", 3)]
    [InlineData("local x <const> = 1", 9)]
    [InlineData("return 1 return 2", 10)]
    public void Refuses_WhatIsNoLua51(string text, int column) =>
        Should.Throw<LuaException>(() => LuaScript.Read(text)).At.ShouldSatisfyAllConditions(at => at.Line.ShouldBe(1), at => at.Column.ShouldBe(column));

    [Theory]
    [InlineData("while true do end")]
    [InlineData("repeat until false")]
    [InlineData("for i = 2, 1, 0 do end")]
    [InlineData("local function f() return f() end f()")]
    [InlineData("local function f() return 1 + f() end f()")]
    [InlineData("while true do pcall(error) end")]
    [InlineData("pcall(function() while true do end end)")]
    [InlineData("local s = 'x' while true do s = s .. s end")]
    [InlineData("local t = {} while true do t[#t + 1] = 'x' end")]
    [InlineData("local t = { 'x' } while true do t[#t + 1] = table.concat(t, 'yyyy') end")]
    public void Ends(string text) => Should.Throw<LuaException>(() => LuaScript.Read(text).Run()).IsFinal.ShouldBeTrue();

    [Theory]
    [InlineData("return obj.status.x", "x is asked of nil.")]
    [InlineData("return 1 < 'a'", "number is compared with string.")]
    [InlineData("return 'a' .. nil", "nil is put into a text.")]
    [InlineData("return {} + 1", "table is calculated with.")]
    [InlineData("return #nil", "The length of nil is asked for.")]
    [InlineData("string.len('a')", "len is asked of nil.")]
    [InlineData("error('so')", "so")]
    [InlineData("f()", "f is called, and is nil.")]
    public void Fails(string text, string message) =>
        Should.Throw<LuaException>(() => LuaScript.Read(text).Run(("obj", new LuaTable()))).Message.ShouldBe(message);

    [Fact]
    public void Refuses_WhatIsNestedTooDeeply() =>
        Should.Throw<LuaException>(() => LuaScript.Read($"return {new string('(', 200_000)}")).IsFinal.ShouldBeTrue();

    [Fact]
    public void SaysThat_ItDoesNotKnow() => Should.Throw<LuaBeyondException>(() => LuaScript.Read("local os = require('os')").Run());

    [Fact]
    public void Runs_BeginAnew()
    {
        var script = LuaScript.Read("n = (n or 0) + 1 table.kept = (table.kept or 0) + 1 return n + table.kept");

        script.Run()!.Values.ShouldBe([2.0]);
        script.Run()!.Values.ShouldBe([2.0]);
    }
}
