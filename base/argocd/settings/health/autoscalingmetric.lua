-- Wrong is what was not accepted. A metric without data is not: its Pods come in a later wave.
local hs = { status = "Healthy", message = "Nothing is wrong with it." }
if obj.status == nil or obj.status.conditions == nil then
  return hs
end

for _, condition in ipairs(obj.status.conditions) do
  if condition.observedGeneration ~= nil and condition.observedGeneration < obj.metadata.generation then
    return { status = "Progressing", message = "The controller has not seen this version yet." }
  end
  if (condition.type == "Accepted" or condition.type == "Valid") and condition.status == "False" then
    return { status = "Degraded", message = condition.message or condition.reason or "" }
  end
  if condition.type == "Ready" and condition.status == "False" then
    hs.message = condition.message or "No data yet."
  end
end
return hs
